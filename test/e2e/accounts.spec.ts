import type { PasswordResetView, PersonView, Problem } from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

const OTHER = 'another dozen of characters';

describe('an account', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0 });
    visitor = new Client(product.url);
    secretariat = visitor.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const make = async (email: string, role: object): Promise<PersonView> => {
    const body = {
      email,
      name: 'A Person',
      nationality: null,
      password: PASSWORD,
      grants: [{ plan: 'test-plan', ...role }],
    };
    const made = await secretariat.post<PersonView>('/api/people', body);
    expect(made.status).toBe(201);
    return made.body;
  };
  const signIn = async (email: string, password: string): Promise<Client | number> => {
    const { status, headers } = await visitor.post('/api/session', { email, password });
    return status === 201 ? visitor.with(headers.get('set-cookie')?.split(';')[0] ?? '') : status;
  };
  const enter = async (email: string, password = PASSWORD): Promise<Client> => {
    const client = await signIn(email, password);
    if (typeof client === 'number') throw new Error(`${email} cannot sign in: ${client}`);
    return client;
  };
  const codeOf = async (answer: Promise<{ status: number; body: unknown }>): Promise<unknown[]> => {
    const { status, body } = await answer;
    return [status, (body as Problem | null)?.code];
  };
  const reason = { reason: 'Has left the ministry.' };

  it('has one session in a browser: that of the last sign-in', async () => {
    await make('twice@example.org', { role: 'analyst' });
    const [first, elsewhere] = [await enter('twice@example.org'), await enter('twice@example.org')];
    const again = await first.post('/api/session', { email: 'twice@example.org', password: PASSWORD });
    expect(again.status).toBe(201);
    expect((await first.get('/api/session')).status).toBe(401);
    const second = visitor.with(again.headers.get('set-cookie')?.split(';')[0] ?? '');
    expect([(await second.get('/api/session')).status, (await elsewhere.get('/api/session')).status]).toEqual([
      200, 200,
    ]);
  });

  it('loses a role at once: at the next request, and in the events that are open', async () => {
    const { id, grants } = await make('lead@example.org', { role: 'lead-focal-point', members: ['FR'] });
    const lead = await enter('lead@example.org');
    expect((await lead.get('/api/cycles/c-2025/reports/FR')).status).toBe(200);
    const path = `/api/people/${id}/grants/${grants[0]?.id}/end`;
    const stranger = visitor.with(await world.signIn({ role: 'secretariat', plan: 'another-plan' }));
    expect(await codeOf(stranger.post(path, reason))).toEqual([404, 'not-found']);
    expect(await codeOf(lead.post(path, reason))).toEqual([403, 'permission.missing']);
    const cookie = await world.signIn({ role: 'focal-point', members: ['FR'] });
    const events = await fetch(`${product.url}/api/events`, { headers: { cookie } });
    const people = (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body;
    const other = people.find(({ grants: [grant] }) => grant?.role === 'focal-point');

    expect((await secretariat.post(path, reason)).status).toBe(204);
    expect((await secretariat.post(`/api/people/${other?.id}/grants/${other?.grants[0]?.id}/end`, reason)).status).toBe(
      204,
    );

    // The stream of the person comes to its end by itself.
    expect(await events.text()).toContain('event: resync');
    expect((await lead.get('/api/cycles/c-2025/reports/FR')).status).toBe(403);
    expect(await codeOf(secretariat.post(path, reason))).toEqual([409, 'command.wrong-state']);
    const trail = await world.asSystem((tx) =>
      tx.query<{ body: string }[]>('select body from audit_event order by id'),
    );
    const acts = trail.map(({ body }) => JSON.parse(body) as { act: string; subject: string; facts: object });
    expect(acts.find(({ act, subject }) => act === 'role.end' && subject === `people/${id}`)?.facts).toMatchObject({
      role: 'lead-focal-point',
      plan: 'test-plan',
      members: ['FR'],
      ...reason,
    });
  });

  it('keeps a role that is confirmed, with the end that is said then; one that nobody confirmed for a year waits for it', async () => {
    const { id, grants } = await make('kept@example.org', {
      role: 'contributor',
      members: ['FR'],
      indicators: ['i1_unit'],
    });
    const [held] = grants;
    expect(held).toMatchObject({ indicators: ['i1_unit'], toConfirm: false, confirmedAt: null });
    await world.asSystem((tx) =>
      tx.query(`update role_grant set granted_at = now() - interval '13 months' where id = $1`, [held?.id]),
    );
    const grant = async () =>
      (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body.find((each) => each.id === id)
        ?.grants[0];
    expect(await grant()).toMatchObject({ toConfirm: true });
    const path = `/api/people/${id}/grants/${held?.id}/confirm`;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const kept = await enter('kept@example.org');
    expect(await codeOf(kept.post(path, {}))).toEqual([403, 'permission.missing']);
    expect(await codeOf(secretariat.post(path, { until: '2020-01-01T00:00:00Z' }))).toEqual([422, 'request.invalid']);
    expect((await secretariat.post(path, { until })).status).toBe(204);
    expect(await grant()).toMatchObject({ toConfirm: false, until });
    expect((await secretariat.post(path, {})).status).toBe(204);
    expect(await grant()).toMatchObject({ until });
    expect((await secretariat.post(path, { until: null })).status).toBe(204);
    expect(await grant()).toMatchObject({ until: null });
    await secretariat.post(path.replace(/confirm$/, 'end'), reason);
    expect(await codeOf(secretariat.post(path, {}))).toEqual([409, 'command.wrong-state']);
  });

  it('that was invited chooses its own password by the link, and is seen to have signed in', async () => {
    const email = 'invited@example.org';
    const grants = [{ plan: 'test-plan', role: 'analyst' }];
    const made = await secretariat.post<PersonView>('/api/people', {
      email,
      name: 'A Guest',
      nationality: null,
      grants,
    });
    expect(made.body).toMatchObject({ invited: true, linkUntil: null, lastSignIn: null });
    expect(await signIn(email, PASSWORD)).toBe(401);
    const { body } = await secretariat.post<PasswordResetView>(`/api/people/${made.body.id}/password-reset`);
    const invited = (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body;
    expect(invited.find(({ id }) => id === made.body.id)?.linkUntil).toBe(body.expires);
    const token = body.link.slice(body.link.lastIndexOf('/') + 1);
    expect((await visitor.post(`/api/password-resets/${token}`, { password: PASSWORD })).status).toBe(204);
    await enter(email);
    const people = (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body;
    const guest = people.find(({ id }) => id === made.body.id);
    expect(guest?.invited).toBe(false);
    expect(Date.parse(guest?.lastSignIn ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is given a role once: another scope is another role, another end is not', async () => {
    const role = { role: 'reviewer', plan: 'test-plan', members: ['IT', 'FR'] };
    const twice = [role, { ...role, members: ['FR', 'IT'] }];
    const another = {
      email: 'two@example.org',
      name: 'A Person',
      nationality: null,
      password: PASSWORD,
      grants: twice,
    };
    expect(await codeOf(secretariat.post('/api/people', another))).toEqual([409, 'role.already-held']);
    const { id } = await make(another.email, { role: 'analyst' });
    const give = async (...grants: readonly object[]) =>
      (await secretariat.post<PersonView & Problem>(`/api/people/${id}/grants`, { grants })).body;
    expect((await give(role)).grants.map((grant) => grant.role)).toEqual(['analyst', 'reviewer']);
    const answers = await Promise.all([give({ ...role, members: ['IT'] }), give({ ...role, members: ['IT'] })]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['role.already-held', undefined]);
    expect((await give({ ...role, pillars: ['I'] })).code).toBeUndefined();
    const refused = await give({ role: 'analyst', plan: 'test-plan' }, { ...role, until: '2999-01-01T00:00:00Z' });
    expect(refused).toMatchObject({ status: 409, code: 'role.already-held' });
    expect(refused.detail).toMatch(/^A Person already has the role “Analyst” with this scope\./);
    // One that has ended is given again.
    const { grants } = await give({ ...role, cycle: 'c-2025' });
    expect(grants).toHaveLength(5);
    const ended = grants.find((grant) => grant.role === 'analyst')?.id;
    expect((await secretariat.post(`/api/people/${id}/grants/${ended}/end`, reason)).status).toBe(204);
    expect((await give({ role: 'analyst', plan: 'test-plan' })).grants).toHaveLength(6);
  });

  it('that is left open lets nobody choose its password: its own link needs a second factor', async () => {
    const { id } = await make('open@example.org', { role: 'secretariat' });
    const open = await enter('open@example.org');
    expect(await codeOf(open.post(`/api/people/${id}/password-reset`))).toEqual([403, 'second-factor.required']);
  });

  it('keeps the role of a plan’s last secretariat', async () => {
    const plan = 'lonely-plan';
    const alone = visitor.with(await world.signIn({ role: 'secretariat', plan }));
    const [me] = (await alone.get<PersonView[]>(`/api/people?plan=${plan}`)).body;
    const path = `/api/people/${me?.id}/grants/${me?.grants[0]?.id}/end`;
    expect(await codeOf(alone.post(path, reason))).toEqual([409, 'role.last-keeper']);
    // Nor does it run out: a plan that nobody keeps could be given to nobody any more.
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect(await codeOf(alone.post(path.replace(/end$/, 'confirm'), { until }))).toEqual([409, 'role.last-keeper']);
    await world.signIn({ role: 'secretariat', plan });
    expect((await alone.post(path, reason)).status).toBe(204);
  });

  it('changes its password by the old one, and ends its other sessions', async () => {
    const email = 'changing@example.org';
    await make(email, { role: 'analyst' });
    const [here, elsewhere] = [await enter(email), await enter(email)];
    const change = (current: string, password: string) =>
      here.put<Problem>('/api/session/password', { current, password });

    const wrong = await change('not the password', OTHER);
    expect([wrong.status, wrong.body.faults?.[0]?.pointer]).toEqual([422, '/current']);
    expect((await change(PASSWORD, 'only eleven')).status).toBe(422);
    expect((await change(PASSWORD, OTHER)).status).toBe(204);

    expect((await here.get('/api/session')).status).toBe(200);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect(await signIn(email, PASSWORD)).toBe(401);
    expect((await (await enter(email, OTHER)).get('/api/session')).status).toBe(200);
  });

  it('gets a new password by one link of the secretariat, once, and its sessions end', async () => {
    const email = 'forgetful@example.org';
    const { id } = await make(email, { role: 'analyst' });
    const session = await enter(email);
    const offer = async () => {
      const { status, body } = await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`);
      expect([status, body.link]).toEqual([201, expect.stringContaining(`${product.url}/password/`)]);
      return body.link.split('/').at(-1);
    };
    const [earlier, later] = [await offer(), await offer()];
    const use = (token: string | undefined, password = OTHER) =>
      visitor.post(`/api/password-resets/${token}`, { password });

    expect((await use(earlier)).status).toBe(404);
    expect((await use(later, 'only eleven')).status).toBe(422);
    const answers = await Promise.all([use(later), use(later)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);

    expect((await session.get('/api/session')).status).toBe(401);
    expect(await signIn(email, PASSWORD)).toBe(401);
    expect(typeof (await signIn(email, OTHER))).toBe('object');
  });

  it('has no link that opens once its account is closed: what looks at it and what uses it say the same', async () => {
    const { id } = await make('leaver@example.org', { role: 'analyst' });
    const { body } = await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`);
    const address = `/api/password-resets/${body.link.split('/').at(-1)}`;
    expect((await visitor.get(address)).status).toBe(204);
    await world.asSystem((tx) => tx.query('update person set disabled_at = now() where id = $1', [id]));
    expect([(await visitor.get(address)).status, await codeOf(visitor.post(address, { password: OTHER }))]).toEqual([
      404,
      [404, 'not-found'],
    ]);
  });

  it('is reset only by who keeps every plan on which it has a role', async () => {
    const { id } = await make('between@example.org', { role: 'analyst' });
    await world.asSystem((tx) =>
      tx.query(
        `insert into role_grant (person_id, role, plan_id, granted_by) values ($1, 'secretariat', 'another-plan', 'test')`,
        [id],
      ),
    );
    expect(await codeOf(secretariat.post(`/api/people/${id}/password-reset`))).toEqual([403, 'permission.missing']);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await codeOf(secretariat.post(`/api/people/${nobody}/password-reset`))).toEqual([404, 'not-found']);
  });

  it('is guessed at by turns through two processes, and is locked by both', async () => {
    const email = 'guessed@example.org';
    await make(email, { role: 'analyst' });
    const second = new Client(await product.startApi());
    const guess = (client: Client, password: string) => client.post<Problem>('/api/session', { email, password });
    // Six at once: of guesses that race each other none more is tried than of guesses one by one.
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => guess(n % 2 ? visitor : second, `guess ${n}`)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([401, 401, 401, 401, 401, 429]);
    for (const client of [visitor, second]) {
      const { status, headers } = await guess(client, PASSWORD);
      expect(status).toBe(429);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const kept = await world.asSystem((tx) => tx.query<object[]>('select * from sign_in_attempt'));
    expect(JSON.stringify(kept)).not.toContain('guessed');
  });
});
