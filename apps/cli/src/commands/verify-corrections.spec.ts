import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { markCsv, markJson, type ReleaseManifest } from '@signatory/contract';
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
    expect((await held()).out).toContain('release 2 of ports-2026 does not correct it');
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
  it('says that it is one, of which file, and that it is not the released file', async () => {
    put(folder, REPORT, markCopy(bytesOf(REPORT), 'Embargoed until tomorrow · copy for A Person, number 7', 7));
    const answer = await withKey();
    expect([answer.status, faultsOf(answer)]).toEqual([
      1,
      [expect.stringContaining(`${REPORT}: it is a marked copy, number 7, of ${REPORT}, made for one reader`)],
    ]);
    expect(answer.out).toContain('and not the released file');
    rmSync(join(folder, 'manifest.json'));
    const alone = await verify(`release/${REPORT}`);
    expect(alone.out).toContain('it is a marked copy, number 7, and not the released file');
  });

  it.each([
    ['a table', 'scores.csv'],
    ['a document', 'tables.json'],
    ['the release document', 'document.json'],
  ])('says the same of %s, whose mark it takes off', async (_, path) => {
    const [content, mark] = [bytesOf(path).toString('utf8'), { number: 8, size: 0, sha256: '0'.repeat(64) }];
    const marked = (path.endsWith('.csv') ? markCsv : markJson)(content, 'Copy for A Person, number 8', mark);
    put(folder, path, marked);
    expect(faultsOf(await withKey())).toContainEqual(
      expect.stringMatching(
        `^${path}: it is a marked copy, number 8, of ${path}.* it has the bytes that the manifest lists$`,
      ),
    );
    put(folder, path, marked.replace(/\S(?=\s*$)/, '-'));
    expect(faultsOf(await withKey())).toContain(
      `${path}: it says that it is a marked copy, number 8, and is one of no file of this release`,
    );
  });

  it('says of a workbook what that says of itself, and that its tables are still read', async () => {
    const path = 'xlsx/en/report.xlsx';
    const [content, out] = [bytesOf(path), new PassThrough()];
    const own = manifest.files.find((file) => file.path === path);
    const mark = { number: 9, size: content.length, sha256: own?.sha256 ?? '' };
    const words = 'Copy for <A & B>, number 9';
    const [marked] = await Promise.all([buffer(out), markWorkbook(content, words, mark, out)]);
    put(folder, path, marked);
    expect(faultsOf(await withKey())).toEqual([
      expect.stringMatching(`^${path}: it is a marked copy, number 9, of ${path}.* So it says itself`),
    ]);
    const [book, plain] = [await readXlsx(marked), await readXlsx(content)];
    const rowsOf = ({ sheets }: typeof book) => sheets.map(({ name, rows }) => ({ name, rows }));
    expect(rowsOf(book).slice(1)).toEqual(rowsOf(plain).slice(1));
    const [cover, before] = [book.sheets[0]?.rows ?? [], plain.sheets[0]?.rows ?? []];
    expect(cover.slice(0, before.length)).toEqual(before);
    expect(cover.at(-1)).toContain(words);
  });

  it('does not take the line of a copy for its content', async () => {
    const copy = Buffer.from(markCopy(bytesOf(REPORT), 'Copy', 7));
    copy.writeUInt8((copy.at(100) ?? 0) ^ 1, 100);
    put(folder, REPORT, copy);
    expect(faultsOf(await withKey())).toEqual([
      `${REPORT}: it says that it is a marked copy, number 7, and is one of no file of this release`,
    ]);
  });
});
