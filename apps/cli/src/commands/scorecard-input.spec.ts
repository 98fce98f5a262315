import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
afterAll(() => caller.leave());

const EXAMPLE = join(PROJECT, 'docs/scorecard-folder');
const NAMES = ['matrix.csv', 'scorecard.yaml', 'chapters/ports.md'];

interface Changed {
  readonly status: number;
  readonly err: string;
}

/** What is said of the example with one of its files in another form. */
async function printWith(name: string, change: (bytes: Buffer, path: string) => Uint8Array | null): Promise<Changed> {
  const folder = join(caller.folder, 'given');
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(caller.folder, 'out.pdf'), { force: true });
  cpSync(EXAMPLE, folder, { recursive: true });
  const path = join(folder, name);
  const bytes = readFileSync(path);
  rmSync(path);
  const changed = change(bytes, path);
  if (changed) writeFileSync(path, changed);
  const { status, err } = await caller.call('scorecard', 'given', '--out', 'out.pdf');
  // A fault is told in words, and nothing is written.
  expect(err).not.toMatch(/^\s+at |Error:/m);
  expect(existsSync(join(caller.folder, 'out.pdf'))).toBe(status === 0);
  return { status, err };
}

const utf16 = (text: string, mark: string) => Buffer.from(`${mark}${text}`, 'utf16le');

/** A picture of 10,000 by 8,000 pixels, as far as its header. */
const PICTURE = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  Buffer.from([0, 0, 0x27, 0x10, 0, 0, 0x1f, 0x40, 8, 2, 0, 0, 0]),
  Buffer.alloc(4096, 0xa5),
]);

describe.each(NAMES)('%s of a scorecard folder', (name) => {
  it('may begin with a byte-order mark, and prints', async () => {
    const marked = await printWith(name, (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]));
    expect(marked).toEqual({ status: 0, err: '' });
  });

  it.each([
    ['UTF-16 with a mark', '\uFEFF'],
    ['UTF-16 without one', ''],
  ])('is not read as %s', async (_, mark) => {
    const { status, err } = await printWith(name, (bytes) => utf16(bytes.toString('utf8'), mark));
    expect([status, err]).toEqual([
      2,
      `given/${name}: the file is UTF-16. Save it as UTF-8 ("CSV UTF-8" in a spreadsheet).\n`,
    ]);
  });

  it('in an older encoding is refused at the line of its first accent, never printed with wrong ones', async () => {
    const { status, err } = await printWith(name, (bytes) =>
      Buffer.from(`${bytes.toString('utf8').split('\n')[0] ?? ''}\n# Türkiye\n`, 'latin1'),
    );
    expect([status, err]).toEqual([
      2,
      `given/${name}: line 2: not UTF-8. Save the file as UTF-8 ("CSV UTF-8" in a spreadsheet).\n`,
    ]);
  });

  it.each([
    ['a picture of 80 megapixels', PICTURE, 'a picture'],
    ['a photograph', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), 'a picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'a PDF'],
    ['a workbook', Buffer.from('PK\x03\x04\x14\0', 'latin1'), 'a workbook (.xlsx) or an archive'],
  ])('is told for what it is where it is %s', async (_, bytes, is) => {
    const { status, err } = await printWith(name, () => bytes);
    expect([status, err]).toEqual([
      2,
      `given/${name}: this is ${is}, not a text file. Save its text as UTF-8 ("CSV UTF-8" in a spreadsheet).\n`,
    ]);
  });

  it('is asked for where it is missing, or a folder', async () => {
    const missing = await printWith(name, () => null);
    expect([missing.status, missing.err]).toEqual([
      2,
      `given/${name}: there is no such file (${join(caller.folder, 'given', name)}). Check its name and its folder.\n`,
    ]);
    const folder = await printWith(name, (_, path) => {
      mkdirSync(path);
      return null;
    });
    expect([folder.status, folder.err]).toEqual([
      2,
      `given/${name}: ${join(caller.folder, 'given', name)} is a folder. Name a file.\n`,
    ]);
  });
});

describe('the matrix of a scorecard folder', () => {
  it.each([
    [';', '";"'],
    ['\t', 'tabs'],
    ['|', '"|"'],
  ])('is refused with %j between its columns, with the sign and the cure', async (sign, named) => {
    const { status, err } = await printWith('matrix.csv', (bytes) =>
      Buffer.from(bytes.toString('utf8').replaceAll(',', sign)),
    );
    expect([status, err]).toEqual([
      2,
      `given/matrix.csv: row 1: the columns are separated by ${named}. Separate them by commas.\n`,
    ]);
  });

  it('may end its lines as an old Mac does, or Windows', async () => {
    for (const end of ['\r', '\r\n'])
      expect(
        await printWith('matrix.csv', (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', end))),
      ).toEqual({ status: 0, err: '' });
  });
});

it('a name that leads to nothing is asked for, a file is no folder', async () => {
  caller.put('note.txt', 'x');
  expect(await caller.call('scorecard', 'nowhere', '--out', 'a.pdf')).toEqual({
    status: 2,
    out: '',
    err: `nowhere: there is no such file (${join(caller.folder, 'nowhere')}). Check its name and its folder.\n`,
  });
  expect((await caller.call('scorecard', 'note.txt/matrix.csv', '--out', 'a.pdf')).err).toBe(
    `note.txt/matrix.csv: a part of ${join(caller.folder, 'note.txt/matrix.csv')} is a file, not a folder. Check the path.\n`,
  );
});
