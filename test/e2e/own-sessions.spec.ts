import type { OwnSessionsView, Problem, SessionView } from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

let world: World;
let product: Product;
let visitor: Client;
beforeAll(async () => {
  world = await World.build();
  product = await startProduct({ database: world.test, workers: 0 });
  visitor = new Client(product.url);
  await world.makeLead('france@example.org', 'FR');
  await world.makeLead('italy@example.org', 'IT');
});
afterAll(async () => {
  await product.stop();
  await world.close();
});

async function enter(email: string, agent = 'ministry-database/2.1'): Promise<Client> {
  const { headers } = await visitor.send('POST', '/api/session', {
    body: { email, password: PASSWORD },
    headers: { 'user-agent': agent },
  });
  return visitor.with(headers.get('set-cookie')?.split(';')[0] ?? '');
}

async function codeOf(answer: Promise<{ status: number; body: unknown }>): Promise<unknown[]> {
  const { status, body } = await answer;
  return [status, (body as Problem | null)?.code];
}

it('an account sees where it is signed in, and ends one session, or all but its own; nobody else’s', async () => {
  const own = await enter('france@example.org');
  const other = await enter(
    'france@example.org',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1',
  );
  const third = await enter('france@example.org');
  const read = async (): Promise<OwnSessionsView['sessions']> =>
    (await own.get<OwnSessionsView>('/api/me/sessions')).body.sessions;
  const all = await read();
  expect(all.map(({ isThis, agent, address }) => [isThis, agent, address])).toEqual([
    [false, 'ministry-database', '127.0.0.0/24'],
    [false, 'Safari, iOS', '127.0.0.0/24'],
    [true, 'ministry-database', '127.0.0.0/24'],
  ]);
  const end = (client: Client, id: string | undefined) => client.post(`/api/me/sessions/${id}/end`);
  expect(await codeOf(end(await enter('italy@example.org'), all[1]?.id))).toEqual([404, 'not-found']);
  expect(await codeOf(end(own, 'no-id'))).toEqual([404, 'not-found']);
  expect((await end(own, all[1]?.id)).status).toBe(204);
  expect(await codeOf(end(own, all[1]?.id))).toEqual([404, 'not-found']);
  expect((await other.get('/api/session')).status).toBe(401);
  expect((await third.get('/api/session')).status).toBe(200);
  expect((await own.post('/api/me/sessions/end')).status).toBe(204);
  expect((await third.get('/api/session')).status).toBe(401);
  expect((await read()).map(({ isThis }) => isThis)).toEqual([true]);
});

it('a session ends by itself: two hours after its last request, and twelve after it began, whatever is asked meanwhile', async () => {
  const age = async (client: Client, change: string): Promise<number> => {
    const { body } = await client.get<OwnSessionsView>('/api/me/sessions');
    const own = body.sessions.find(({ isThis }) => isThis);
    await world.asSystem((tx) => tx.query(`update session set ${change} where id = $1`, [own?.id]));
    return (await client.get('/api/session')).status;
  };
  const [used, left] = [await enter('italy@example.org'), await enter('italy@example.org')];
  expect(await age(left, `last_seen_at = now() - interval '119 minutes'`)).toBe(200);
  expect(await age(left, `last_seen_at = now() - interval '2 hours'`)).toBe(401);
  const { body } = await used.get<SessionView>('/api/session');
  expect((Date.parse(body.expires) - Date.now()) / 3_600_000).toBeCloseTo(12, 1);
  expect(await age(used, `expires_at = now()`)).toBe(401);
});
