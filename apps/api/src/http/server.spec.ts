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
