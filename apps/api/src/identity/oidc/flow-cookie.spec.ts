import fastifyCookie from '@fastify/cookie';
import { readEnvironment } from '@signatory/config';
import { SigningKey } from '@signatory/proof';
import { fastify, type FastifyReply, type FastifyRequest } from 'fastify';
import { FlowCookie } from './flow-cookie.js';

const FLOW = { state: 's', nonce: 'n', verifier: 'the verifier', next: '/review', link: null };
const AT = new Date(Date.UTC(2026, 1, 28, 12));
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

const boxOf = (purpose: string) => SigningKey.generate().secretBox(purpose);
const box = boxOf('ways');
const way = (of = box): FlowCookie => new FlowCookie(readEnvironment([], { PUBLIC_URL: 'https://s.example.org' }), of);

async function ask<T>(act: (request: FastifyRequest, reply: FastifyReply) => T, cookie = '') {
  const server = fastify();
  await server.register(fastifyCookie);
  server.get('/', (request, reply) => ({ result: act(request, reply) }));
  const { headers, body } = await server.inject({ url: '/', headers: { cookie } });
  await server.close();
  return { set: String(headers['set-cookie']), result: (JSON.parse(body) as { result?: T }).result };
}

const begin = async (): Promise<string> => (await ask((_, reply) => way().write(reply, FLOW, AT))).set;
const end = (cookie: string, at: Date, of = box) => ask((request, reply) => way(of).take(request, reply, at), cookie);

it('is carried to the provider and back by this host’s cookie, sealed, out of reach for scripts', async () => {
  const set = await begin();
  expect(set).toMatch(/^__Host-way=[\w.%-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const [, sealed = ''] = /\.([\w-]+);/.exec(set) ?? [];
  expect(sealed.length).toBeGreaterThan(100);
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('verifier');
});

it('is taken once by its browser, and for ten minutes', async () => {
  const [cookie = ''] = (await begin()).split(';');
  const { set, result } = await end(cookie, later(9));
  expect(result).toEqual(FLOW);
  expect(set).toMatch(/^__Host-way=; Max-Age=0;/);
  expect((await end(cookie, later(10))).result).toBeNull();
});

it('is none where it was changed, sealed for something else, or is not there', async () => {
  const [cookie = ''] = (await begin()).split(';');
  expect((await end(`${cookie.slice(0, -2)}AA`, AT)).result).toBeNull();
  expect((await end(cookie, AT, boxOf('ways'))).result).toBeNull();
  expect((await end('', AT)).result).toBeNull();
});
