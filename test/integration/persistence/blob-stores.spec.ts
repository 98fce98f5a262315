import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { BlobMissing, openBlobStore, sha256, type BlobStore } from '@signatory/persistence';
import { startS3, type S3Server } from '../../support/s3-server.js';
import { until } from '../../support/until.js';

const MISSING = `CA/${'0'.repeat(64)}`;

let s3: S3Server;
let folder: string;

beforeAll(async () => {
  [s3, folder] = [await startS3(), await mkdtemp(join(tmpdir(), 'signatory-test-blobs-'))];
});

afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

async function keysOf(store: BlobStore, owner?: string): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const key of store.list(owner)) keys.add(key);
  return keys;
}

async function heldFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('signatory-blob-'));
}

let places = 0;

describe.each([
  ['a folder', () => pathToFileURL(join(folder, `place-${(places += 1)}`)).href],
  ['a bucket', () => s3.blobUrl('')],
  ['a part of a bucket', () => s3.blobUrl(`some/place-${(places += 1)}`)],
])('%s of stored files', (_name, blobUrl) => {
  let store: BlobStore;

  beforeEach(async () => {
    store = await openBlobStore(blobUrl());
  });
  afterEach(async () => {
    for (const key of await keysOf(store)) await store.delete(key);
  });

  it('keeps a file at its owner and hash, from bytes, text or a stream alike', async () => {
    const expected = { key: `CA/${sha256('abc')}`, sha256: sha256('abc'), size: 3 };
    expect(await store.put('CA', 'abc')).toEqual(expected);
    expect(await store.put('CA', Buffer.from('abc'))).toEqual(expected);
    expect(await store.put('CA', Readable.from(['a', Buffer.from('bc')]))).toEqual(expected);
    expect((await store.read(expected.key)).toString()).toBe('abc');
    expect(await store.size(expected.key)).toBe(3);
    expect(await keysOf(store)).toEqual(new Set([expected.key]));
  });

  it('keeps an empty file', async () => {
    const { key, size } = await store.put('CA', Readable.from([]));
    expect([size, await store.size(key), (await store.read(key)).length]).toEqual([0, 0, 0]);
  });

  it('streams 30 MB in and out, the same bytes', async () => {
    const piece = Buffer.alloc(1_048_576, 7);
    const { key, size } = await store.put('CA', Readable.from(Array.from({ length: 30 }, () => piece)));
    expect(size).toBe(30 * piece.length);
    const chunks: Buffer[] = [];
    for await (const chunk of await store.get(key)) chunks.push(chunk as Buffer);
    expect(`CA/${sha256(Buffer.concat(chunks))}`).toBe(key);
  });

  it('keeps what two bring at once', async () => {
    const [one, two] = await Promise.all([store.put('CA', 'abc'), store.put('CA', 'abc')]);
    expect(one).toEqual(two);
    expect((await store.read(one.key)).toString()).toBe('abc');
  });

  it('shares nothing between owners, however alike their names', async () => {
    const owners = ['CA', 'CA_', 'CA-1', 'imports_CA', 'releases'];
    for (const owner of owners) await store.put(owner, 'abc');
    expect(await keysOf(store)).toEqual(new Set(owners.map((owner) => `${owner}/${sha256('abc')}`)));
    await store.delete(`CA/${sha256('abc')}`);
    expect(await keysOf(store, 'CA')).toEqual(new Set());
    expect(await keysOf(store, 'CA_')).toEqual(new Set([`CA_/${sha256('abc')}`]));
  });

  it('has nothing of a file whose bringing breaks off', async () => {
    const broken = new Readable({
      read() {
        this.push('half');
        this.destroy(new Error('connection lost'));
      },
    });
    const before = await heldFolders();
    await expect(store.put('CA', broken)).rejects.toThrow('connection lost');
    expect(await keysOf(store)).toEqual(new Set());
    // Others hold files in the same folder meanwhile: theirs go too, and one that this left behind would not.
    const left = (await heldFolders()).filter((name) => !before.includes(name));
    await until(heldFolders, (held) => left.every((name) => !held.includes(name)));
  });

  it('says by name which file is missing, gives it no size, and lets it be deleted', async () => {
    await expect(store.get(MISSING)).rejects.toEqual(new BlobMissing(MISSING));
    await expect(store.read(MISSING)).rejects.toEqual(new BlobMissing(MISSING));
    expect(await store.size(MISSING)).toBeUndefined();
    await store.delete(MISSING);
  });

  it.each(['../etc/passwd', `CA/../${'0'.repeat(64)}`, `../${'0'.repeat(64)}`, `CA/${'0'.repeat(64)}/x`, 'CA/short'])(
    'has no key %s',
    async (key) => {
      await expect(store.read(key)).rejects.toThrow(/a stored file|is not a SHA-256/);
      await expect(store.read(key)).rejects.not.toBeInstanceOf(BlobMissing);
    },
  );

  it.each(['../x', '', 'CA/FR', 'Å', ' '])('is refused to the owner "%s"', async (owner) => {
    await expect(store.put(owner, 'abc')).rejects.toThrow('cannot own a stored file');
  });
});

describe('a bucket', () => {
  it('lists its keys page by page', async () => {
    const pages = await startPages({ '': ['a', 'b'], 'token 1/=': ['c', 'd'], 'token 2': ['e'] });
    const store = await openBlobStore(`s3://files/in?endpoint=${pages.url}&region=x&path-style=1`);
    expect(await keysOf(store, 'CA')).toEqual(new Set(['a', 'b', 'c', 'd', 'e'].map((text) => `CA/${sha256(text)}`)));
    expect(pages.asked).toEqual(['', 'token 1/=', 'token 2']);
    await pages.stop();
  });

  it.each([
    ['does not exist', () => s3.blobUrl('').replace('files', 'absent'), /bucket absent at .* create it, or correct/],
    [
      'is where nothing answers',
      () => 's3://files?endpoint=http://127.0.0.1:9&region=x&path-style=1',
      /check endpoint/,
    ],
  ])('that %s stops the start with its cure', async (_name, blobUrl, expected) => {
    await expect(openBlobStore(blobUrl())).rejects.toThrow(expected);
  });

  it('that refuses the login stops the start with its cure', async () => {
    s3.logIn('somebody else');
    await expect(openBlobStore(s3.blobUrl(''))).rejects.toThrow(/The credentials may not use it/);
    s3.logIn();
  });
});

/** A bucket that answers pages of keys by the token they are asked with: s3rver's own tokens need a cipher that Node has no more. */
async function startPages(pages: Readonly<Record<string, readonly string[]>>) {
  const tokens = Object.keys(pages);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') return response.end();
    const token = new URL(request.url ?? '', 'http://localhost').searchParams.get('continuation-token') ?? '';
    asked.push(token);
    const next = tokens[tokens.indexOf(token) + 1];
    const contents = pages[token]?.map((text) => `<Contents><Key>in/CA/${sha256(text)}</Key></Contents>`).join('');
    return response.end(
      `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${contents}${
        next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`
      }</ListBucketResult>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a folder on a disk that is nearly full', () => {
  it('keeps nothing of a file of which a part fits', async () => {
    const place = join(folder, 'full');
    const script = `const { openBlobStore } = await import('@signatory/persistence');
      const store = await openBlobStore(${JSON.stringify(pathToFileURL(place).href)});
      const kept = await store.put('CA', Buffer.alloc(100_000, 7)).then(() => 'kept', ({ code }) => code);
      process.stdout.write(kept);`;
    // A limit on files does what such a disk does: of a write that goes over it a part is written, and the next one fails.
    const args = ['-c', 'ulimit -f 100; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    const { stdout } = await promisify(execFile)('sh', args);
    expect(stdout).toBe('EFBIG');
    expect(await readdir(join(place, 'CA'))).toEqual([]);
  });
});
