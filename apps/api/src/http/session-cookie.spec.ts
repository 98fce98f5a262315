import fastifyCookie from '@fastify/cookie';
import { readEnvironment } from '@signatory/config';
import { fastify } from 'fastify';
import { SessionCookie } from './session-cookie.js';

const TOKEN = 'A'.repeat(43);
const EXPIRES = new Date(Date.UTC(2026, 11, 24));

/** What is set at the sign-in, and at the sign-out, and what is read of a request. */
async function cookiesOf(source: Readonly<Record<string, string>>, sent = ''): Promise<Record<string, unknown>> {
  const cookie = new SessionCookie(readEnvironment([], source));
  const server = fastify();
  await server.register(fastifyCookie);
  server.get('/in', (_request, reply) => {
    cookie.write(reply, TOKEN, EXPIRES);
    return '';
  });
  server.get('/out', (_request, reply) => {
    cookie.clear(reply);
    return '';
  });
  server.get('/read', (request) => ({ token: cookie.read(request) }));
  const [entered, left, read] = await Promise.all(
    ['/in', '/out', '/read'].map((url) => server.inject({ url, headers: { cookie: sent } })),
  );
  await server.close();
  return { set: entered?.headers['set-cookie'], cleared: left?.headers['set-cookie'], ...read?.json<object>() };
}

const OF_ALL = 'Path=/; Expires=Thu, 24 Dec 2026 00:00:00 GMT; HttpOnly';

it('is of this host alone, by https alone, out of reach for scripts and for other sites’ forms', async () => {
  const https = { PUBLIC_URL: 'https://scorecards.example.org' };
  expect(await cookiesOf(https, `__Host-sid=${TOKEN}`)).toEqual({
    set: `__Host-sid=${TOKEN}; ${OF_ALL}; Secure; SameSite=Lax`,
    cleared: '__Host-sid=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
    token: TOKEN,
  });
  // What came without https is not taken for it.
  expect(await cookiesOf(https, `sid=${TOKEN}`)).toMatchObject({ token: null });
});

it('is a plain one on a laptop, without https', async () => {
  const { set, token } = await cookiesOf({}, `sid=${TOKEN}`);
  expect([set, token]).toEqual([`sid=${TOKEN}; ${OF_ALL}; SameSite=Lax`, TOKEN]);
});

it.each(['', 'sid=', 'sid=hello', `sid=${TOKEN}A`, `other=${TOKEN}`])('is none in “%s”', async (sent) => {
  expect(await cookiesOf({}, sent)).toMatchObject({ token: null });
});
