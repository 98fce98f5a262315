import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseManifest } from '@signatory/contract';
import { SigningKey } from '@signatory/proof';
import { Caller, type Answer } from '../caller.testing.js';
import { put, sign, writeRelease } from '../verify/signed-release.testing.js';

const KEY = SigningKey.generate();
const OTHER = SigningKey.generate();
const caller = new Caller();
const original = join(caller.folder, 'original');
const folder = join(caller.folder, 'release');
const signature = join(folder, 'manifest.jws');
let manifest: ReleaseManifest;

beforeAll(async () => {
  manifest = await writeRelease(original, KEY);
});
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(original, folder, { recursive: true });
});
afterAll(() => caller.leave());

const verifyWith = (key: object): Promise<Answer> => {
  caller.put('key.jwk', JSON.stringify(key));
  return caller.call('verify', 'release', '--key', 'key.jwk');
};
const faultsOf = ({ out }: Answer): string[] => out.split('\n').filter((line) => line.startsWith('FAULT'));
// Of the last of 43 letters two bits say nothing: what changes is one that does.
const changeAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'E' : 'A'}${text.slice(at + 1)}`;
const said = ({ status, out }: Answer) => ({ status, verified: out.endsWith('\nVERIFIED\n') });

it('finds a signature of which one character is another, wherever it is', async () => {
  const whole = readFileSync(signature, 'utf8');
  for (let at = 0; at < whole.length; at += 7) {
    writeFileSync(signature, changeAt(whole, at));
    expect([at, said(await verifyWith(KEY.publicKey))]).toEqual([at, { status: 1, verified: false }]);
  }
  writeFileSync(signature, whole);
  expect(said(await verifyWith(KEY.publicKey))).toEqual({ status: 0, verified: true });
});

it('believes no key of which one character is another, wherever it is', async () => {
  const { x } = KEY.publicKey;
  for (let at = 0; at < x.length; at += 3) {
    const { status, verified } = said(await verifyWith({ ...KEY.publicKey, x: changeAt(x, at) }));
    expect([at, status > 0, verified]).toEqual([at, true, false]);
  }
});

it('takes the keys that a site offers beside the files for what they are, and believes them nothing', async () => {
  put(folder, 'jwks.json', JSON.stringify({ keys: [KEY.publicKey, OTHER.publicKey] }));
  const beside = await verifyWith(KEY.publicKey);
  expect([beside.status, faultsOf(beside), beside.out.endsWith('\nVERIFIED\n')]).toEqual([0, [], true]);
  expect(beside.out).toContain('jwks.json: keys that came along with the files: they vouch for nothing');
  put(folder, 'jwks.json', JSON.stringify({ keys: [OTHER.publicKey] }));
  expect(faultsOf(await verifyWith(KEY.publicKey))).toEqual([
    expect.stringContaining('jwks.json: none of its keys is one that you gave'),
  ]);
  put(folder, 'jwks.json', '{}');
  expect(faultsOf(await verifyWith(KEY.publicKey))).toEqual(['FAULT jwks.json: it is no file of this release']);
});

it('says of a manifest of another release that manifest and files are of two', async () => {
  const release = 'c'.repeat(64);
  sign(folder, { ...manifest, release, files: manifest.files.map((file) => ({ ...file, sha256: release })) }, KEY);
  expect(faultsOf(await verifyWith(KEY.publicKey))).toContain(
    `FAULT manifest.json: it is of the release ${release}, and 8 of the PDFs here say that they are of ${manifest.release}: manifest and files of two releases`,
  );
});

it.each([
  ['signedOff', '2999-01-01T00:00:00Z', 'it says that it was signed off at 2999-01-01T00:00:00Z'],
  ['issued', '2999-01-01T00:00:00Z', 'it is not public before 2999-01-01T00:00:00Z'],
])('says that %s is still to come by the clock here', async (name, instant, words) => {
  expect((await verifyWith(KEY.publicKey)).out).not.toContain('clock');
  sign(folder, { ...manifest, [name]: instant }, KEY);
  const answer = await verifyWith(KEY.publicKey);
  expect(answer.out).toContain(`${words}, and by this machine's clock it is `);
  expect(answer.out).toContain('ok    manifest.json: signed with the key');
});

describe('the program in the documentation, which needs nothing of this product', () => {
  const page = readFileSync(new URL('../../../../docs/verify.md', import.meta.url), 'utf8');
  const program = /```js\n(\/\/ check-release\.mjs[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const check = (): { status: number | null; out: string } => {
    caller.put('check-release.mjs', program);
    caller.put(
      'keys.json',
      JSON.stringify({ keys: [OTHER, KEY].map(({ id, publicKey }) => ({ kid: id, ...publicKey })) }),
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, ['check-release.mjs', 'keys.json', 'release'], {
      cwd: caller.folder,
      env: {},
      encoding: 'utf8',
    });
    return { status, out: stdout + stderr };
  };

  it('verifies a release as it was published, with the names of its folders or of a browser', () => {
    expect(check()).toMatchObject({ status: 0, out: expect.stringContaining('same     pdf/en/report.pdf') });
    cpSync(join(folder, 'pdf/en/report.pdf'), join(folder, 'pdf-en-report.pdf'));
    rmSync(join(folder, 'pdf'), { recursive: true });
    const { status, out } = check();
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/same {5}pdf\/en\/report\.pdf\n[^]*not here pdf\/en\/summary\.pdf/),
    ]);
  });

  it.each(['scores.csv', 'pdf/en/report.pdf', 'manifest.json', 'manifest.jws'])('finds one byte in %s', (path) => {
    const bytes = readFileSync(join(folder, path));
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    put(folder, path, bytes);
    expect(check().status).toBe(1);
  });

  it('believes no key that was not given', () => {
    sign(folder, manifest, SigningKey.generate());
    expect(check()).toMatchObject({ status: 1, out: expect.stringContaining('NOT SIGNED with a key in keys.json') });
  });
});
