import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSigningKey } from './open-signing-key.js';
import { KeyFault, readPublicKeys } from './public-key.js';
import { SigningKey } from './signing-key.js';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'signing-key-')), 'keys');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const pem = (type: 'ed25519' | 'x25519'): string =>
  generateKeyPairSync(type as 'ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

describe('the signing key of a data folder', () => {
  it('is made at the first start, for its owner alone, and is the same at the next', async () => {
    const first = await openSigningKey({ folder });
    const again = await openSigningKey({ folder });
    expect([first.isNew, again.isNew, again.key.id]).toEqual([true, false, first.key.id]);
    expect(await readdir(folder)).toEqual(['signing.jwk']);
    expect((await stat(join(folder, 'signing.jwk'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is one, however many processes start at once', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, () => openSigningKey({ folder })));
    expect(new Set(opened.map(({ key }) => key.id)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['signing.jwk']);
  });

  it('is never overwritten, not even when it is damaged', async () => {
    await openSigningKey({ folder });
    const path = join(folder, 'signing.jwk');
    await writeFile(path, '{"kty":"OKP"');
    await expect(openSigningKey({ folder })).rejects.toThrow(`${path} is no usable signing key.`);
    expect(await readFile(path, 'utf8')).toBe('{"kty":"OKP"');
  });

  it('is refused where others may read it', async () => {
    await openSigningKey({ folder });
    await chmod(join(folder, 'signing.jwk'), 0o644);
    await expect(openSigningKey({ folder })).rejects.toThrow(/chmod 600/);
  });

  it('is left alone where one was given', async () => {
    const given = SigningKey.generate();
    expect((await openSigningKey({ given: given.serialise(), folder })).key.id).toBe(given.id);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });
});

describe('a signing key that was given', () => {
  it('is read as JWK, as PEM and from a file', async () => {
    const text = pem('ed25519');
    const { id } = SigningKey.parse(text);
    const file = join(folder, '..', 'key.pem');
    await writeFile(file, text);
    for (const given of [text, file, SigningKey.parse(text).serialise()])
      expect((await openSigningKey({ given, folder })).key.id).toBe(id);
  });

  const { publicKey } = SigningKey.generate();
  const whole = JSON.parse(SigningKey.generate().serialise()) as Record<string, string>;
  it.each([
    ['no/such/file', 'which is not there'],
    ['{"kty":"OKP"', 'is not JSON'],
    ['{"kty":"RSA"}', 'It is no Ed25519 key'],
    [JSON.stringify(publicKey), 'It is a public key'],
    [JSON.stringify({ ...whole, x: publicKey.x }), 'do not belong together'],
    [JSON.stringify({ ...whole, d: 'AAAA' }), 'It is damaged'],
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'It is damaged'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'It is a public key'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA', 'protected by a passphrase'],
    [pem('x25519'), 'of the kind x25519'],
  ])('is refused with its cure: %s', async (given, fault) => {
    const failed = await openSigningKey({ given, folder }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(KeyFault);
    expect((failed as Error).message).toContain(fault);
    expect((failed as Error).message).not.toContain(whole['d']);
  });
});

describe('public keys', () => {
  const key = SigningKey.generate();

  it('are read from a JWK, a set and a PEM', () => {
    const spki = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(readPublicKeys(JSON.stringify(key.publicKey))).toEqual([key.publicKey]);
    const set = {
      keys: [
        { kty: 'RSA', n: 'x', e: 'AQAB' },
        { ...key.publicKey, kid: 'any', use: 'sig' },
      ],
    };
    expect(readPublicKeys(JSON.stringify(set))).toEqual([key.publicKey]);
    expect(readPublicKeys(spki)).toHaveLength(1);
  });

  it.each([
    ['hello', 'neither a JWK'],
    ['{"keys":[]}', 'no Ed25519 key'],
    ['{', 'is not JSON'],
    ['{"kty":"OKP","crv":"Ed25519","x":"AA"}', 'cannot be read'],
  ])('are refused as %s', (text, fault) => {
    expect(() => readPublicKeys(text)).toThrow(fault);
  });
});
