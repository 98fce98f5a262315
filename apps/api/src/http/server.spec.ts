import { readEnvironment } from '@signatory/config';
import { createServer } from './server.js';

const HTTPS = { PUBLIC_URL: 'https://scorecards.example.org' };

/** Whom the server takes for the caller. */
async function callerOf(source: Readonly<Record<string, string>>, forwarded: string): Promise<string> {
  const server = (await createServer(readEnvironment([], source))).getInstance();
  server.get('/who', ({ ip }) => ip);
  const { body } = await server.inject({ url: '/who', headers: { 'x-forwarded-for': forwarded } });
  await server.close();
  return body;
}

it.each([
  ['what the proxy saw, and not what the caller wrote before it', HTTPS, '203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['the same behind two', { ...HTTPS, PROXIES: '2' }, '203.0.113.9, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
  ['whoever connects, where there is no proxy', {}, '203.0.113.9', '127.0.0.1'],
])('takes for the caller %s', async (_, source, forwarded, caller) => {
  expect(await callerOf(source, forwarded)).toBe(caller);
});

/** The headers of what the server answers to an address, of whatever kind the answer is. */
async function headersOf(source: Readonly<Record<string, string>>, url: string): Promise<object> {
  const server = (await createServer(readEnvironment([], source))).getInstance();
  server.get('/who', ({ ip }) => ip);
  const { headers } = await server.inject({ url, headers: { origin: 'https://elsewhere.example.org' } });
  await server.close();
  return headers;
}

const STRICT = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

it.each([
  ['an answer', '/who'],
  ['an address that there is none of', '/nowhere'],
  ['one that cannot be decoded', '/%E0%A4%A'],
  ['one that holds U+0000', '/a%00b'],
])('keeps browsers strict with %s, and lets no other site read it', async (_, url) => {
  const overHttps = await headersOf(HTTPS, url);
  expect(overHttps).toMatchObject({ ...STRICT, 'strict-transport-security': 'max-age=31536000; includeSubDomains' });
  expect(overHttps).not.toHaveProperty('access-control-allow-origin');
  const atHome = await headersOf({}, url);
  expect(atHome).toMatchObject(STRICT);
  // A laptop's browser would refuse plain http from then on.
  expect(atHome).not.toHaveProperty('strict-transport-security');
});
