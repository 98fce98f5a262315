import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SigningKey } from '@signatory/proof';
import { Caller, type Answer } from '../caller.testing.js';
import { writeRelease } from '../verify/signed-release.testing.js';

const KEY = SigningKey.generate();
const caller = new Caller();
const signature = join(caller.folder, 'release', 'manifest.jws');

beforeAll(() => writeRelease(join(caller.folder, 'release'), KEY));
afterAll(() => caller.leave());

const verifyWith = (key: object): Promise<Answer> => {
  caller.put('key.jwk', JSON.stringify(key));
  return caller.call('verify', 'release', '--key', 'key.jwk');
};
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
