import { PassThrough, Readable } from 'node:stream';
import { readEntries, TarFault, writeEnd, writeEntry } from './tar.js';

async function archive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const out = new PassThrough({ highWaterMark: 1 << 20 });
  for (const [path, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    await writeEntry(out, { path, size: bytes.length, body: Readable.from([bytes]) });
  }
  await writeEnd(out);
  out.end();
  return Buffer.concat(await out.toArray());
}

async function extract(chunks: readonly Buffer[]): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { path, body } of readEntries(Readable.from(chunks))) {
    files[path] = Buffer.concat(await Readable.from(body).toArray()).toString();
  }
  return files;
}

describe('a tar archive', () => {
  const FILES = {
    empty: '',
    'a/b.copy': 'x'.repeat(1000),
    [`blobs/CA/${'f'.repeat(64)}`]: 'é',
    ['long/'.repeat(25) + 'n']: '1',
  };

  it('gives back every file, however the bytes arrive', async () => {
    const bytes = await archive(FILES);
    expect(bytes.length % 512).toBe(0);
    expect(await extract([bytes])).toEqual(FILES);
    const drops = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) => bytes.subarray(at * 7, at * 7 + 7));
    expect(await extract(drops)).toEqual(FILES);
  });

  it('skips what a reader leaves unread', async () => {
    const paths: string[] = [];
    for await (const { path } of readEntries(Readable.from([await archive(FILES)]))) paths.push(path);
    expect(paths).toEqual(Object.keys(FILES));
  });

  it.each([
    ['ends too early', (bytes: Buffer) => bytes.subarray(0, 1600)],
    ['has a damaged header', (bytes: Buffer) => Buffer.concat([Buffer.from('?'), bytes.subarray(1)])],
  ])('is refused when it %s', async (_name, spoil) => {
    await expect(extract([spoil(await archive(FILES))])).rejects.toThrow(TarFault);
  });

  it('is not written for a file that changed its size meanwhile', async () => {
    const out = new PassThrough();
    await expect(writeEntry(out, { path: 'a', size: 5, body: Readable.from([Buffer.from('four')]) })).rejects.toThrow(
      /5 bytes expected, 4 found/,
    );
  });
});
