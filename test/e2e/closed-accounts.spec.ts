import type { AuditEventView, MadeAccessToken, PasswordResetView, PersonView, Problem } from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

const PLAN = 'test-plan';
const REASON = { reason: 'Has left the ministry.' };

describe('the account of a person who has left', () => {
  let world: World;
  let product: Product;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0 });
    secretariat = new Client(product.url, await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const emailOf = (name: string): string => `${name}@example.org`;
  const hire = async (name: string, grants: readonly object[]): Promise<string> => {
    const body = { email: emailOf(name), name, nationality: null, password: PASSWORD, grants };
    const made = await secretariat.post<PersonView>('/api/people', body);
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const comeIn = (name: string) =>
    new Client(product.url).post<Problem>('/api/session', { email: emailOf(name), password: PASSWORD });
  const enter = async (name: string): Promise<Client> => {
    const { status, headers } = await comeIn(name);
    expect(status).toBe(201);
    return new Client(product.url, headers.get('set-cookie')?.split(';')[0] ?? '');
  };
  const close = (id: string, by = secretariat) => by.post<Problem>(`/api/people/${id}/close`, REASON);
  const reopen = (id: string, by = secretariat) => by.post<Problem>(`/api/people/${id}/reopen`, REASON);
  const shown = async (id: string) =>
    (await secretariat.get<PersonView[]>(`/api/people?plan=${PLAN}`)).body.find((each) => each.id === id);
  const codeOf = ({ status, body }: { status: number; body: Problem }) => (status === 204 ? 204 : body.code);

  it('lets nothing in from the next request on, keeps its roles, and has them when it is opened again', async () => {
    const id = await hire('lea', [{ role: 'lead-focal-point', plan: PLAN, members: ['IT'] }]);
    const lea = await enter('lea');
    const wish = { name: 'Ministry', roles: ['lead-focal-point'], access: 'read', days: 9, password: PASSWORD };
    const { token } = (await lea.post<MadeAccessToken>('/api/me/access-tokens', wish)).body;
    const { link } = (await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    const byToken = () => new Client(product.url).get('/api/cycles', { headers: { authorization: `Bearer ${token}` } });
    expect((await byToken()).status).toBe(200);

    expect(codeOf(await close(id))).toBe(204);
    expect((await lea.get('/api/session')).status).toBe(401);
    expect((await byToken()).status).toBe(401);
    expect((await comeIn('lea')).body.code).toBe('sign-in.failed');
    const reset = await new Client(product.url).post<Problem>(
      `/api/password-resets/${link.slice(link.lastIndexOf('/') + 1)}`,
      { password: PASSWORD },
    );
    expect(reset.status).toBeGreaterThanOrEqual(400);
    expect(await shown(id)).toMatchObject({
      disabled: true,
      mayLetIn: false,
      mayReopen: true,
      grants: [{ role: 'lead-focal-point', ended: false }],
    });
    // Who is let in by nothing is not given a link, and not closed twice.
    expect((await secretariat.post(`/api/people/${id}/password-reset`)).status).toBe(404);
    expect(codeOf(await close(id))).toBe('not-found');

    expect(codeOf(await reopen(id))).toBe(204);
    expect(codeOf(await reopen(id))).toBe('not-found');
    expect((await (await enter('lea')).get('/api/session')).body).toMatchObject({
      grants: [{ role: 'lead-focal-point', members: ['IT'] }],
    });
    // Whoever had the device has nothing of it any more.
    expect([(await lea.get('/api/session')).status, (await byToken()).status]).toEqual([401, 401]);
    const events = (await secretariat.get<AuditEventView[]>('/api/audit?limit=50')).body;
    expect(
      events
        .filter(({ act }) => act === 'person.close' || act === 'person.reopen')
        .map(({ act, subject, facts }) => [act, subject, facts]),
    ).toEqual([
      ['person.reopen', `people/${id}`, REASON],
      ['person.close', `people/${id}`, REASON],
    ]);
  });

  it('is closed by whoever keeps all that the person does, never by the person, and never with a plan’s last keeper', async () => {
    const id = await hire('max', [{ role: 'analyst', plan: PLAN }]);
    const max = await enter('max');
    const elsewhere = await world.signIn({ role: 'secretariat', plan: 'another-plan' });
    const ofCycle = await world.signIn({ role: 'secretariat', cycle: 'c-2025' });
    const answers = [];
    for (const by of [max, new Client(product.url, elsewhere), new Client(product.url, ofCycle)])
      answers.push(codeOf(await close(id, by)));
    expect(answers).toEqual(['permission.missing', 'not-found', 'permission.missing']);
    const own = (await secretariat.get<{ person: { id: string } }>('/api/session')).body.person.id;
    expect(codeOf(await close(own))).toBe('command.forbidden');
    // Of two who close each other's at the same instant, one stays: else nobody would keep the plan.
    const other = await hire('nora', [{ role: 'secretariat', plan: PLAN }]);
    const nora = await enter('nora');
    const both = await Promise.all([close(own, nora), close(other)]);
    expect(both.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    const alive = await Promise.all([secretariat, nora].map((client) => client.get('/api/session')));
    expect(new Set(alive.map(({ status }) => status))).toEqual(new Set([200, 401]));
  });
});
