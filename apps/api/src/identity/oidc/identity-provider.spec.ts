import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEnvironment } from '@signatory/config';
import { pino } from 'pino';
import { FlowError, IdentityProvider, type Flow } from './identity-provider.js';

const CLIENT = { OIDC_CLIENT_ID: 'signatory', OIDC_CLIENT_SECRET: 'a secret that only the provider shares' };
const own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 });

type Claims = Readonly<Record<string, unknown>>;
type Head = Readonly<Record<string, unknown>>;
type Signer = (input: string) => Buffer;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const by =
  (key: KeyObject): Signer =>
  (input) =>
    sign('sha256', Buffer.from(input), key);
const bySecret: Signer = (input) => createHmac('sha256', CLIENT.OIDC_CLIENT_SECRET).update(input).digest();
const byNobody: Signer = () => Buffer.alloc(0);

/** What stands in a token and in its head, and who signs it. */
interface Forged {
  readonly claims?: Claims;
  readonly head?: Head;
  readonly signer?: Signer;
}

let server: Server;
let issuer: string;
/** What the provider answers to the next code, and what it says of itself. */
let idToken = '';
let told: Claims = {};

beforeAll(async () => {
  server = createServer(({ url }, answer) => {
    const answers: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...told,
      },
      '/keys': { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] },
      '/token': { access_token: 'x', token_type: 'Bearer', id_token: idToken },
    };
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => (told = {}));

const open = (): IdentityProvider =>
  new IdentityProvider(readEnvironment([], { OIDC_ISSUER: issuer, ...CLIENT }), pino({ level: 'silent' }));

function forge(flow: Flow, { claims, head, signer = by(own.privateKey) }: Forged): string {
  const now = Math.floor(Date.now() / 1_000);
  const whole = { iss: issuer, aud: CLIENT.OIDC_CLIENT_ID, sub: 'ann', nonce: flow.nonce, iat: now, exp: now + 300 };
  const input = `${base64({ alg: 'RS256', kid: 'k', ...head })}.${base64({ ...whole, ...claims })}`;
  return `${input}.${signer(input).toString('base64url')}`;
}

/** Whom the provider names by this token, or why it names nobody. */
async function finish(forged: Forged): Promise<object | string> {
  const provider = open();
  const { flow } = await provider.begin(null, null);
  idToken = forge(flow, forged);
  try {
    return await provider.finish(`code=c&state=${flow.state}`, flow);
  } catch (error) {
    return error instanceof FlowError ? error.fault : String(error);
  }
}

describe('the word of an identity provider', () => {
  it('names a person by issuer and subject, where all of it holds', async () => {
    expect(await finish({})).toEqual({ issuer, subject: 'ann' });
  });

  const jwk = foreign.publicKey.export({ format: 'jwk' });
  it.each<[string, Forged]>([
    ['another key signed it', { signer: by(foreign.privateKey) }],
    ['nobody signed it', { signer: byNobody }],
    ['it says that nobody need sign it', { head: { alg: 'none' }, signer: byNobody }],
    ['the secret signed it, which is no key', { head: { alg: 'HS256' }, signer: bySecret }],
    ['it brings its own key along', { head: { jwk }, signer: by(foreign.privateKey) }],
    ['it is for another', { claims: { aud: 'another' } }],
    ['another issued it', { claims: { iss: 'https://evil.example' } }],
    ['its time is over', { claims: { exp: Math.floor(Date.now() / 1_000) - 3_600 } }],
    ['it answers another question', { claims: { nonce: 'another' } }],
    ['it answers no question', { claims: { nonce: undefined } }],
    ['it names nobody', { claims: { sub: undefined } }],
  ])('is not taken where %s', async (_, forged) => {
    expect(await finish(forged)).toBe('provider');
  });

  it('is asked for nowhere, where what is found calls itself by another name', async () => {
    told = { issuer: 'https://evil.example' };
    await expect(open().begin(null, null)).rejects.toMatchObject({ fault: 'provider' });
  });

  it('is asked for with what nobody guesses, each time anew, and by a digest of what only this side knows', async () => {
    const provider = open();
    const ways = await Promise.all([provider.begin(null, null), provider.begin(null, null)]);
    const secrets = ways.flatMap(({ flow: { state, nonce, verifier } }) => [state, nonce, verifier]);
    expect(new Set(secrets).size).toBe(6);
    for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(43);
    const { searchParams } = new URL(ways[0]?.address ?? '');
    expect(Object.fromEntries(searchParams)).toMatchObject({ scope: 'openid', code_challenge_method: 'S256' });
    expect(ways[0]?.address).not.toContain(ways[0]?.flow.verifier);
  });
});
