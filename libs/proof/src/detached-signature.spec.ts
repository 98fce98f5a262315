import { createPrivateKey, sign } from 'node:crypto';
import { checkDetached, writeDetached } from './detached-signature.js';
import { keyRing, thumbprintOf } from './public-key.js';
import { SigningKey } from './signing-key.js';

/** RFC 8037, appendix A.1. */
const RFC_KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;
const RFC_PAYLOAD = 'Example of Ed25519 signing';
const RFC_SIGNATURE = 'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';

describe('the examples of RFC 8037', () => {
  it('has the thumbprint of appendix A.3', () => {
    expect(thumbprintOf({ kty: 'OKP', crv: 'Ed25519', x: RFC_KEY.x })).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
    expect(SigningKey.parse(JSON.stringify(RFC_KEY)).id).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('is signed as in appendix A.4, but for the payload, which is left out', () => {
    const secret = createPrivateKey({ key: { ...RFC_KEY }, format: 'jwk' });
    const written = writeDetached({ alg: 'EdDSA' }, RFC_PAYLOAD, (input) => sign(null, input, secret));
    expect(written).toBe(`eyJhbGciOiJFZERTQSJ9..${RFC_SIGNATURE}`);
  });
});

describe('a detached signature', () => {
  const key = SigningKey.parse(JSON.stringify(RFC_KEY));
  const keys = keyRing(JSON.stringify(key.publicKey));
  const payload = '{"format":"signatory-manifest/2"}';
  const signed = key.sign(payload);
  const [head = '', , tail = ''] = signed.split('.');
  const withHeader = (header: object): string =>
    `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${tail}`;

  it('is good with its key, over the same bytes', () => {
    expect(checkDetached(signed, payload, keys)).toEqual({ kind: 'good', key: key.id });
    expect(checkDetached(`${signed}\n`, Buffer.from(payload), keys)).toEqual({ kind: 'good', key: key.id });
  });

  it('is wrong over any other bytes', () => {
    for (let at = 0; at < payload.length; at += 1) {
      const changed = Buffer.from(payload);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(checkDetached(signed, changed, keys).kind).toBe('wrong');
    }
  });

  it('is not good once any of its own letters is another', () => {
    for (let at = 0; at < signed.length; at += 1) {
      const changed = `${signed.slice(0, at)}${signed[at] === 'A' ? 'B' : 'A'}${signed.slice(at + 1)}`;
      expect([at, checkDetached(changed, payload, keys).kind]).not.toEqual([at, 'good']);
    }
  });

  it('is unknown by a key that nobody gave, also where it brings the key along', () => {
    const other = SigningKey.generate();
    expect(checkDetached(other.sign(payload), payload, keys)).toEqual({ kind: 'unknown-key', key: other.id });
    const brought = withHeader({ alg: 'EdDSA', kid: other.id, jwk: other.publicKey });
    expect(checkDetached(brought, payload, keys)).toEqual({ kind: 'unknown-key', key: other.id });
    const borrowed = other.sign(payload).replace(/^[^.]*/, head);
    expect(checkDetached(borrowed, payload, keys)).toEqual({ kind: 'wrong', key: key.id });
  });

  it.each([
    ['no algorithm', { alg: 'none', kid: key.id }, 'its algorithm is "none"; only EdDSA is accepted'],
    ['an HMAC', { alg: 'HS256', kid: key.id }, 'its algorithm is "HS256"; only EdDSA is accepted'],
    ['no alg at all', { kid: key.id }, 'its algorithm is null; only EdDSA is accepted'],
    ['an unencoded payload', { alg: 'EdDSA', kid: key.id, b64: false, crit: ['b64'] }, 'its header has extensions'],
    ['no key', { alg: 'EdDSA' }, 'its header names no key'],
  ])('with %s is unfit', (_, header, why) => {
    expect(checkDetached(withHeader(header), payload, keys)).toEqual({
      kind: 'unfit',
      why: expect.stringContaining(why),
    });
  });

  it.each([
    ['', 'it is not a JWS of three parts'],
    ['abc', 'it is not a JWS of three parts'],
    [`${signed}.x`, 'it is not a JWS of three parts'],
    [signed.replace('..', `.${Buffer.from(payload).toString('base64url')}.`), 'it brings a payload of its own'],
    [`!${signed}`, 'its header cannot be read'],
    [`${head}..`, 'its last part is no Ed25519 signature of 64 bytes'],
    [signed.slice(0, -1), 'its last part is no Ed25519 signature of 64 bytes'],
  ])('written as “%s” is unfit', (text, why) => {
    expect(checkDetached(text, payload, keys)).toEqual({ kind: 'unfit', why: expect.stringContaining(why) });
  });
});
