import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseManifest } from '@signatory/contract';
import { SigningKey } from '@signatory/proof';
import { Caller } from '../caller.testing.js';
import { writeRelease } from '../verify/signed-release.testing.js';

const KEY = SigningKey.generate();
const caller = new Caller();
const WORKBOOK = join(caller.folder, 'release', 'xlsx/en/report.xlsx');
let manifest: ReleaseManifest;

beforeAll(async () => {
  caller.put('key.jwk', JSON.stringify(KEY.publicKey));
  manifest = await writeRelease(join(caller.folder, 'release'), KEY);
});
afterAll(() => caller.leave());

const verify = async (name: string): Promise<string> => (await caller.call('verify', name, '--key', 'key.jwk')).out;

it('says of a workbook alone what it claims, and that this proves nothing', async () => {
  cpSync(WORKBOOK, join(caller.folder, 'alone.xlsx'));
  const out = await verify('alone.xlsx');
  expect(out).toContain(`it is a workbook that says it is of the release ${manifest.release}; anyone can write that`);
  expect(out).toContain('alone it proves nothing');
});

it('says of a torn archive that it names no release', async () => {
  writeFileSync(join(caller.folder, 'torn.xlsx'), readFileSync(WORKBOOK).subarray(0, 900));
  expect(await verify('torn.xlsx')).toContain('it is a workbook that names no release');
});
