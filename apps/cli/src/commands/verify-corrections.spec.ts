import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { markCsv, markJson, type CopyMark, type ReleaseManifest } from '@signatory/contract';
import { markCopy } from '@signatory/pdf';
import { SigningKey } from '@signatory/proof';
import { markWorkbook } from '@signatory/workbook';
import { readXlsx } from 'hucre/xlsx';
import { Caller, type Answer } from '../caller.testing.js';
import { put, sign, writeRelease } from '../verify/signed-release.testing.js';

const KEY = SigningKey.generate();
const OTHER = SigningKey.generate();
const REPORT = 'pdf/en/report.pdf';
const caller = new Caller();
const original = join(caller.folder, 'original');
const folder = join(caller.folder, 'release');
let manifest: ReleaseManifest;

beforeAll(async () => {
  caller.put('key.jwk', JSON.stringify(KEY.publicKey));
  manifest = await writeRelease(original, KEY);
});
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(original, folder, { recursive: true });
});
afterAll(() => caller.leave());

const verify = (...argv: string[]): Promise<Answer> => caller.call('verify', ...argv);
const withKey = (): Promise<Answer> => verify('release', '--key', 'key.jwk');
const bytesOf = (path: string): Buffer => readFileSync(join(folder, path));
const faultsOf = ({ out }: Answer): string[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('FAULT'))
    .map((line) => line.slice(6));

describe('signatory verify, of what a release became', () => {
  const next = join(caller.folder, 'next');
  const correct = (corrects: string | null, key = KEY): void =>
    sign(next, { ...manifest, number: 2, issued: '2026-07-01T00:00:00Z', release: 'd'.repeat(64), corrects }, key);
  const held = (): Promise<Answer> => verify('release', '--key', 'key.jwk', '--correction', 'next/manifest.json');

  it('verifies a corrected release as before, and says by what it was replaced', async () => {
    correct(manifest.release);
    const answer = await held();
    expect([answer.status, faultsOf(answer)]).toEqual([0, []]);
    expect(answer.out).toContain(
      `release: it was CORRECTED by release 2 of ports-2026, of 2026-07-01T00:00:00Z, hash ${'d'.repeat(64)}`,
    );
    const file = await verify(`release/${REPORT}`, '--key', 'key.jwk', '--correction', 'next');
    expect([file.status, file.out]).toEqual([0, expect.stringContaining('it was CORRECTED by release 2')]);
    expect((await verify('next', '--key', 'key.jwk')).out).toContain(`it corrects the release ${manifest.release}`);
  });

  it('takes no word of a correction that is of another release, or that nobody trusted has signed', async () => {
    correct('e'.repeat(64));
    expect((await held()).out).toContain(
      `release 2 of ports-2026 does not correct it, but the release ${'e'.repeat(64)}: give the manifest of that one`,
    );
    correct(null);
    expect((await held()).out).toContain('release 2 of ports-2026 does not correct it\n');
    correct(manifest.release, OTHER);
    const answer = await held();
    expect([answer.status, faultsOf(answer)]).toEqual([
      1,
      [expect.stringMatching(/^correction: manifest\.jws: it names the key .* which is unknown/)],
    ]);
    expect(answer.out).not.toContain('CORRECTED');
    expect((await verify('release', '--key', 'key.jwk', '--correction', 'nowhere/manifest.json')).status).toBe(2);
  });
});

describe('signatory verify, of a marked copy', () => {
  const BOOK = 'xlsx/en/report.xlsx';
  const WORDS = 'Copy for <A & B>, number 8';
  const SAYS = 'it says that it is a marked copy, number 8, taken at 2026-06-12T09:00:00Z by the role editor';
  const markOf = (path: string): CopyMark => {
    const { size = 0, sha256 = '' } = manifest.files.find((file) => file.path === path) ?? {};
    const release = manifest.release;
    return { number: 8, size, sha256, release, taker: 'editor', taken: '2026-06-12T09:00:00.123Z' };
  };
  const copyOf = async (path: string, mark = markOf(path)): Promise<Buffer> => {
    const content = bytesOf(path);
    if (path.endsWith('.pdf')) return Buffer.from(markCopy(content, WORDS, mark));
    if (path.endsWith('.csv')) return Buffer.from(markCsv(content.toString('utf8'), WORDS, mark));
    if (path.endsWith('.json')) return Buffer.from(markJson(content.toString('utf8'), WORDS, mark));
    const out = new PassThrough();
    const [marked] = await Promise.all([buffer(out), markWorkbook(content, WORDS, mark, out)]);
    return marked;
  };

  it.each([
    ['a report', REPORT],
    ['a table', 'scores.csv'],
    ['a document', 'tables.json'],
    ['the release document', 'document.json'],
    ['a workbook', BOOK],
  ])('says of %s by whom and when it was taken, and whether its data are those of the release', async (_, path) => {
    const copy = await copyOf(path);
    put(folder, path, copy);
    expect(faultsOf(await withKey())).toContain(
      `${path}: ${SAYS}: no released file. Without its mark it is ${path} of this release, byte for byte, so that its data are those of the release; what a mark shows over them is not looked at`,
    );
    // One byte of what is the file's own: the same length, so that it is still parted.
    const changed = Buffer.from(copy);
    const own = bytesOf(`../original/${path}`);
    const place = Math.round(own.length * 0.62);
    const at = copy.lastIndexOf(own.subarray(place, place + 8));
    expect(at).toBeGreaterThan(0);
    changed.writeUInt8((changed.at(at) ?? 0) ^ 1, at);
    put(folder, path, changed);
    expect(faultsOf(await withKey())).toContain(
      `${path}: ${SAYS}, and without its mark it is no file of this release: its data are not vouched for`,
    );
    rmSync(join(folder, 'manifest.json'));
    put(folder, path, copy);
    const alone = await verify(`release/${path}`);
    expect([alone.status, alone.out]).toEqual([
      1,
      expect.stringContaining(
        `${SAYS}, of the release ${manifest.release}; it is no released file. Without its mark it has the SHA-256 ${markOf(path).sha256}\n`,
      ),
    ]);
    const known = await verify(`release/${path}`, '--hash', markOf(path).sha256);
    expect([known.status, known.out]).toEqual([1, expect.stringContaining('its data are those of that file')]);
  });

  it('says of which other release a copy says that it is', async () => {
    put(folder, REPORT, await copyOf(REPORT, { ...markOf(REPORT), release: 'd'.repeat(64) }));
    writeFileSync(join(folder, REPORT), bytesOf(REPORT).fill(0x20, 200, 201));
    expect(faultsOf(await withKey())).toEqual([
      `${REPORT}: ${SAYS} of another release, ${'d'.repeat(64)}, and without its mark it is no file of this release: its data are not vouched for`,
    ]);
  });

  it('says of a workbook that another program saved that nothing of it can be compared', async () => {
    const copy = await copyOf(BOOK);
    // As a program leaves out the parts that it does not know.
    put(folder, BOOK, Buffer.from(copy.toString('latin1').replace('<copy mark=', '<gone mark='), 'latin1'));
    expect(faultsOf(await withKey())).toEqual([
      `${BOOK}: ${SAYS}. Another program has saved it since: its bytes can be held to nothing, and its data are not vouched for`,
    ]);
  });

  it('leaves the tables of a workbook as they are, with a line below its cover', async () => {
    const [book, plain] = [await readXlsx(await copyOf(BOOK)), await readXlsx(bytesOf(BOOK))];
    const rowsOf = ({ sheets }: typeof book) => sheets.map(({ name, rows }) => ({ name, rows }));
    expect(rowsOf(book).slice(1)).toEqual(rowsOf(plain).slice(1));
    const [cover, before] = [book.sheets[0]?.rows ?? [], plain.sheets[0]?.rows ?? []];
    expect(cover.slice(0, before.length)).toEqual(before);
    expect(cover.at(-1)).toContain(WORDS);
  });
});
