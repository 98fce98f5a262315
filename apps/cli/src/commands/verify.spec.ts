import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseManifest } from '@signatory/contract';
import { sha256, SigningKey } from '@signatory/proof';
import { Caller, type Answer } from '../caller.testing.js';
import { put, sign, writeRelease } from '../verify/signed-release.testing.js';

const KEY = SigningKey.generate();
const OTHER = SigningKey.generate();
const caller = new Caller();
const original = join(caller.folder, 'original');
const folder = join(caller.folder, 'release');
let manifest: ReleaseManifest;

beforeAll(async () => {
  caller.put('key.jwk', JSON.stringify(KEY.publicKey));
  caller.put('other.jwk', JSON.stringify(OTHER.publicKey));
  caller.put('both.json', JSON.stringify({ keys: [OTHER.publicKey, KEY.publicKey] }));
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
const REPORT = 'pdf/en/report.pdf';

describe('signatory verify, of a folder as it was published', () => {
  it('verifies manifest, document and every file with the public key', async () => {
    const answer = await withKey();
    expect([answer.status, answer.err, faultsOf(answer)]).toEqual([0, '', []]);
    expect(answer.out).toContain(`release: 1 of ports-2026 (final), of 2026-06-13T00:00:00Z, hash ${manifest.release}`);
    expect(answer.out).toContain(`ok    manifest.json: signed with the key ${KEY.id}, which you gave`);
    expect(answer.out).toContain('ok    document.json: its canonical JSON gives the release hash');
    for (const { path, size } of manifest.files)
      expect(answer.out).toContain(`ok    ${path}: ${size} bytes, as the manifest says`);
    expect(answer.out.endsWith('\nVERIFIED\n')).toBe(true);
    expect(manifest.files.map(({ path }) => path)).toEqual([
      REPORT,
      ...['summary', 'pillars/Trade', 'pillars/Travel'].map((name) => `pdf/en/${name}.pdf`),
      ...['commitments/a', 'commitments/b', 'members/CA', 'members/FR'].map((name) => `pdf/en/${name}.pdf`),
      'xlsx/en/report.xlsx',
      'scores.csv',
      'scores.json',
      'tables.csv',
      'tables.json',
      'document.json',
    ]);
  });

  it('takes the manifest for the folder, a key set for a key, and files with the names that a browser gives them', async () => {
    expect((await verify('release/manifest.json', '--key', 'both.json')).status).toBe(0);
    renameSync(join(folder, REPORT), join(folder, 'pdf-en-report.pdf'));
    renameSync(join(folder, 'scores.csv'), join(folder, 'scores (1).csv'));
    const answer = await withKey();
    expect([answer.status, faultsOf(answer)]).toEqual([0, []]);
    expect(answer.out).toContain('scores (1).csv: it is scores.csv of the release');
  });

  it('says of files that are not there that nothing is said of them', async () => {
    rmSync(join(folder, 'pdf'), { recursive: true });
    const answer = await withKey();
    expect(answer.status).toBe(0);
    expect(answer.out).toContain(`-   ${REPORT}: it is not here, so nothing is said of it`);
    expect(answer.out.endsWith('\nVERIFIED: what is here; 8 files of the release are not\n')).toBe(true);
  });

  it('makes every file again from the document with --render, and gets the same bytes', async () => {
    const answer = await verify('release', '--key', 'key.jwk', '--render');
    expect([answer.status, faultsOf(answer)]).toEqual([0, []]);
    for (const { path } of manifest.files.filter((file) => file.path !== 'document.json'))
      expect(answer.out).toContain(`ok    ${path}: made again from the document, byte for byte the same`);
  });
});

describe('signatory verify, of what was changed', () => {
  it.each([REPORT, 'pdf/en/members/FR.pdf', 'xlsx/en/report.xlsx', 'scores.csv', 'document.json'])(
    'finds one byte in %s, wherever it is, and names the file alone',
    async (path) => {
      const bytes = bytesOf(path);
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        put(folder, path, changed);
        const answer = await withKey();
        expect([at, answer.status, faultsOf(answer)]).toEqual([
          at,
          1,
          [expect.stringMatching(`^${path}: it was changed, or is of .*: its SHA-256 is ${sha256(changed)}`)],
        ]);
        expect(answer.out.endsWith('\nNOT VERIFIED: 1 fault\n')).toBe(true);
      }
    },
  );

  it('finds a byte added or cut off', async () => {
    put(folder, 'scores.csv', Buffer.concat([bytesOf('scores.csv'), Buffer.from('\n')]));
    put(folder, REPORT, bytesOf(REPORT).subarray(0, -1));
    expect(faultsOf(await withKey()).map((line) => line.split(':')[0])).toEqual([REPORT, 'scores.csv']);
  });

  it('finds a changed manifest by its signature, at every byte', async () => {
    const bytes = bytesOf('manifest.json');
    for (let at = 0; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      put(folder, 'manifest.json', changed);
      const answer = await withKey();
      expect([at, answer.status]).toEqual([at, 1]);
      expect(faultsOf(answer).join('\n')).toContain('one of the two was changed');
    }
  });

  it('finds a hash that was changed in manifest and file alike', async () => {
    put(folder, 'scores.csv', 'forged\n');
    const files = manifest.files.map((file) =>
      file.path === 'scores.csv' ? { ...file, sha256: sha256('forged\n'), size: 7 } : file,
    );
    const signature = readFileSync(join(folder, 'manifest.jws'), 'utf8');
    sign(folder, { ...manifest, files }, OTHER);
    writeFileSync(join(folder, 'manifest.jws'), signature);
    expect(faultsOf(await withKey())).toEqual([expect.stringContaining('is not over these bytes')]);
  });

  it('believes no other key, and says which one it is', async () => {
    sign(folder, manifest, OTHER);
    expect(faultsOf(await withKey())).toEqual([
      `manifest.jws: it names the key ${OTHER.id}, which is unknown: --key has ${KEY.id}`,
    ]);
    expect((await verify('release', '--key', 'other.jwk')).status).toBe(0);
  });

  it('believes nobody without --key, though all hashes agree', async () => {
    put(folder, 'jwks.json', JSON.stringify({ keys: [KEY.publicKey] }));
    const answer = await verify('release');
    expect([answer.status, faultsOf(answer)]).toEqual([1, [expect.stringContaining('without it nobody vouches')]]);
    expect(answer.out).toContain('jwks.json: keys that came along with the files: they vouch for nothing');
    // The key that the caller names may lie there; it vouches because it was named.
    expect((await verify('release', '--key', 'release/jwks.json')).status).toBe(0);
  });

  it.each([
    ['stripped', null, 'it is missing: without it anyone could have written manifest.json'],
    ['empty', '', 'it is not a JWS of three parts'],
    ['of no algorithm', { alg: 'none', kid: KEY.id }, 'its algorithm is "none"; only EdDSA is accepted'],
    ['an HMAC', { alg: 'HS256', kid: KEY.id }, 'its algorithm is "HS256"; only EdDSA is accepted'],
  ])('refuses a signature that is %s', async (_, header, fault) => {
    const path = join(folder, 'manifest.jws');
    const [, , tail = ''] = readFileSync(path, 'utf8').split('.');
    rmSync(path);
    if (header !== null)
      writeFileSync(path, header === '' ? '' : `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${tail}`);
    expect(faultsOf(await withKey())).toEqual([expect.stringContaining(fault)]);
  });

  it('names every fault in one pass', async () => {
    rmSync(join(folder, 'manifest.jws'));
    put(folder, 'scores.csv', 'x');
    put(folder, 'pdf/en/members/extra.pdf', 'y');
    cpSync(join(folder, 'pdf/en/members/CA.pdf'), join(folder, 'pdf/en/members/FR.pdf'));
    symlinkSync('/etc/hostname', join(folder, 'link.csv'));
    put(folder, '.hidden', 'not looked at');
    const answer = await withKey();
    expect([answer.status, faultsOf(answer)]).toEqual([
      1,
      [
        expect.stringContaining('manifest.jws: it is missing'),
        "pdf/en/members/FR.pdf: it is pdf/en/members/CA.pdf of the release under another file's name",
        'pdf/en/members/extra.pdf: it is no file of this release',
        expect.stringContaining('scores.csv: it was changed'),
        'link.csv: it is a link, which is not followed: put the file itself there',
      ],
    ]);
    expect(answer.out.endsWith('NOT VERIFIED: 5 faults\n')).toBe(true);
  });

  it('finds a signed manifest that says otherwise than its document', async () => {
    sign(folder, { ...manifest, plan: { ...manifest.plan, version: 2 }, submissions: [] }, KEY);
    expect(faultsOf(await withKey())).toEqual([
      'manifest.json: it says otherwise than the document of: plan, submissions',
    ]);
  });

  it.each([
    ['{', 'it is no JSON'],
    ['{"format":"signatory-manifest/1"}', 'from before releases were signed'],
    ['{"format":"else"}', 'no manifest that this version knows (format "else")'],
    ['null', 'no manifest that this version knows (format null)'],
  ])('says what is wrong with the manifest %s', async (text, fault) => {
    put(folder, 'manifest.json', text);
    const faults = faultsOf(await withKey());
    expect(faults).toHaveLength(2);
    expect(faults.join('\n')).toContain(fault);
  });

  it('says of a manifest that an editor has laid out anew that this was done', async () => {
    put(folder, 'manifest.json', JSON.stringify(manifest, null, 2));
    expect(faultsOf(await withKey())[0]).toContain('its bytes are not canonical JSON');
  });

  it('finds with --render a file that its document does not make, though it is signed', async () => {
    put(folder, REPORT, '%PDF-1.7 other figures');
    const forged = { sha256: sha256('%PDF-1.7 other figures'), size: 22 };
    const files = manifest.files.map((file) => (file.path === REPORT ? { ...file, ...forged } : file));
    sign(folder, { ...manifest, files }, KEY);
    expect((await withKey()).status).toBe(0);
    const answer = await verify('release', '--key', 'key.jwk', '--render');
    expect([answer.status, faultsOf(answer)]).toEqual([
      1,
      [`${REPORT}: made again from the document, its bytes differ`],
    ]);
    expect(answer.out).toContain(`made by Signatory test (node ${process.version}, ${process.arch})`);
  });
});

describe('signatory verify, of one file', () => {
  it.each([REPORT, 'pdf/en/members/CA.pdf', 'scores.csv', 'document.json'])(
    'verifies %s with the manifest beside it or above',
    async (path) => {
      const answer = await verify(`release/${path}`, '--key', 'key.jwk');
      expect([answer.status, faultsOf(answer)]).toEqual([0, []]);
      put(folder, path, Buffer.concat([bytesOf(path), Buffer.from(' ')]));
      const changed = await verify(`release/${path}`, '--key', 'key.jwk');
      expect([changed.status, faultsOf(changed)]).toEqual([1, [expect.stringContaining('it was changed')]]);
    },
  );

  it('makes it again with --render', async () => {
    const answer = await verify(`release/${REPORT}`, '--key', 'key.jwk', '--render');
    expect([answer.status, answer.out]).toEqual([0, expect.stringContaining(`${REPORT}: made again`)]);
    rmSync(join(folder, 'document.json'));
    expect((await verify(`release/${REPORT}`, '--key', 'key.jwk', '--render')).status).toBe(1);
  });

  it('says of a PDF alone what it claims, that this proves nothing, and what it needs', async () => {
    cpSync(join(folder, REPORT), join(caller.folder, 'alone.pdf'));
    const answer = await verify('alone.pdf', '--key', 'key.jwk');
    expect([answer.status, faultsOf(answer)]).toEqual([
      1,
      [expect.stringMatching(/^alone\.pdf: alone it proves nothing\. It needs manifest\.json and manifest\.jws/)],
    ]);
    expect(answer.out).toContain(
      `it is a PDF that says it is of the release ${manifest.release}; anyone can write that`,
    );
  });

  it('finds a PDF of another release in the place of a signed one', async () => {
    const pdf = bytesOf(REPORT).toString('latin1').replaceAll(manifest.release, 'b'.repeat(64));
    put(folder, REPORT, Buffer.from(pdf, 'latin1'));
    expect(faultsOf(await verify(`release/${REPORT}`, '--key', 'key.jwk'))).toEqual([
      expect.stringContaining('it was changed'),
      `${REPORT}: it says it is of the release ${'b'.repeat(64)}, and the manifest is of ${manifest.release}`,
    ]);
  });

  it('holds a file or a release document against a hash that the caller trusts', async () => {
    mkdirSync(join(caller.folder, 'single'), { recursive: true });
    cpSync(join(folder, 'document.json'), join(caller.folder, 'single/d.json'));
    put(
      join(caller.folder, 'single'),
      'pretty.json',
      JSON.stringify(JSON.parse(bytesOf('document.json').toString()), null, 2),
    );
    const printed = `SHA256:${manifest.release.toUpperCase().replace(/(.{8})(?=.)/g, '$1 ')}`;
    expect((await verify('single/d.json', '--hash', printed)).status).toBe(0);
    expect((await verify('single/pretty.json', '--hash', manifest.release)).status).toBe(0);
    expect((await verify('single/d.json', '--hash', 'a'.repeat(64))).status).toBe(1);
    put(join(caller.folder, 'single'), 'd.json', bytesOf('document.json').toString().replace('Clean', 'Clear'));
    expect((await verify('single/d.json', '--hash', manifest.release)).status).toBe(1);
  });
});

describe('signatory verify, of what it cannot work with', () => {
  it.each([
    [['nowhere'], 'nowhere: there is no such file'],
    [['.'], 'the folder has no manifest.json'],
    [['release', '--key', 'nowhere.jwk'], 'nowhere.jwk: there is no such file'],
    [['release', '--key', 'release/scores.csv'], '--key release/scores.csv: This is neither a JWK'],
    [['release', '--hash', 'a'.repeat(64)], '--hash is for one file'],
    [['release/scores.csv', '--hash', 'abc'], '--hash is "abc"'],
    [[], 'Missing: FILE|FOLDER|MANIFEST.'],
    [['release', 'more'], 'Too many arguments'],
    [['release', '--trust'], 'There is no option --trust.'],
  ])('ends %j with 2 and its cure', async (argv, fault) => {
    const before = readdirSync(folder);
    const { status, out, err } = await verify(...argv);
    expect([status, out, err]).toEqual([2, '', expect.stringContaining(fault)]);
    expect(readdirSync(folder)).toEqual(before);
  });
});
