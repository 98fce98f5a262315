import type {
  AccessTokensView,
  AuditEventView,
  EntryView,
  MadeAccessToken,
  PasswordResetView,
  PersonView,
  Problem,
  SessionView,
} from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { emailOf, entered, PasskeyDesk, told } from '../support/passkey-desk.js';

const OWN = '/api/me/access-tokens';
const REPORT = '/api/cycles/c-2025/reports/IT';
const UNKNOWN = [401, 'token.unknown'];
const NOT_FOR = (fault: string): unknown[] => [403, 'token.not-for', fault];

/** A program: no cookie, and a token with each request. */
class Program {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly cookie: string | null = null,
  ) {}

  send<Body = Problem>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    const sent = { authorization: `Bearer ${this.token}`, 'user-agent': 'ministry-database/2.1', ...headers };
    return new Client(this.url, this.cookie).send<Body>(method, path, { body, headers: sent });
  }

  get<Body = Problem>(path: string) {
    return this.send<Body>('GET', path);
  }
}

describe('an access token', () => {
  let world: World;
  let desk: PasskeyDesk;

  beforeAll(async () => {
    world = await World.build();
    desk = await PasskeyDesk.open(world);
  });
  afterAll(async () => {
    await desk.product.stop();
    await world.close();
  });

  const wish = {
    name: 'Ministry database',
    roles: ['lead-focal-point'],
    access: 'write',
    days: 90,
    password: PASSWORD,
  };
  /** An account with grants, signed in. */
  const enter = async (
    name: string,
    grants: readonly object[],
  ): Promise<Pick<PersonView, 'id' | 'grants'> & { client: Client }> => {
    const body = { email: emailOf(name), name, nationality: null, password: PASSWORD, grants };
    const { id, grants: held } = (await desk.secretariat.post<PersonView>('/api/people', body)).body;
    return { id, grants: held, client: await desk.enter(name) };
  };
  const lead = { plan: 'test-plan', role: 'lead-focal-point', members: ['IT'] };
  const make = async (client: Client, change: object = {}): Promise<MadeAccessToken> => {
    const { status, body } = await client.post<MadeAccessToken>(OWN, { ...wish, ...change });
    if (status !== 201) throw new Error(`No token is made: ${JSON.stringify(body)}`);
    return body;
  };
  const programOf = ({ token }: MadeAccessToken, cookie: string | null = null): Program =>
    new Program(desk.product.url, token, cookie);

  it('is made for the password, told once, and reports in the person’s name', async () => {
    const { id, client } = await enter('ann', [lead]);
    const wrong = await client.post<Problem>(OWN, { ...wish, password: 'not the password' });
    expect([wrong.status, wrong.body.faults?.[0]?.pointer]).toEqual([422, '/password']);
    const made = await make(client);
    expect(made.token).toMatch(/^sgt_[\w-]{43}$/);
    const { body } = await client.get<AccessTokensView>(OWN);
    expect(body).toEqual({ proof: 'password', tokens: [expect.objectContaining({ id: made.id, lastUsed: null })] });
    expect(JSON.stringify(body)).not.toContain(made.token);

    const program = programOf(made);
    const { person, grants } = (await program.get<SessionView>('/api/session')).body;
    expect([person.name, grants.map(({ role }) => role)]).toEqual(['ann', ['lead-focal-point']]);
    const saved = await program.send<EntryView>(
      'PUT',
      `${REPORT}/entries/i1_unit`,
      { value: 'planned' },
      { 'if-match': '"0"' },
    );
    expect(saved.status).toBe(200);
    expect((await client.get<EntryView>(`${REPORT}/entries/i1_unit`)).body).toMatchObject({ value: 'planned' });
    expect((await client.get<AccessTokensView>(OWN)).body.tokens[0]?.lastUsed).not.toBeNull();

    const trail = await desk.secretariat.get<AuditEventView[]>('/api/audit?source=ministry%20database');
    const source = { channel: 'api', agent: 'ministry-database', address: '127.0.0.0/24', token: 'Ministry database' };
    expect(trail.body.map(({ act, actor, source: from }) => [act, actor, from])).toEqual([
      ['entry.save', id, source],
      ['submission.edit', id, source],
    ]);
    const [event] = (await desk.actsOf(id)).filter(({ act }) => act === 'access-token.make');
    expect(event?.facts).toMatchObject({ token: 'Ministry database', roles: ['lead-focal-point'], access: 'write' });
  });

  it('does nothing that the person answers for, and a token that reads changes nothing', async () => {
    const { client } = await enter('ben', [lead]);
    const program = programOf(await make(client));
    for (const [method, path] of [
      ['POST', `${REPORT}/certify`],
      ['POST', OWN],
      ['GET', OWN],
      ['PUT', '/api/session/password'],
      ['DELETE', '/api/session'],
      ['GET', '/api/events'],
    ] as const)
      expect([path, told(await program.send(method, path))]).toEqual([path, NOT_FOR('act')]);
    const reader = programOf(await make(client, { access: 'read' }));
    expect((await reader.get(REPORT)).status).toBe(200);
    const save = reader.send('PUT', `${REPORT}/entries/i1_unit`, { value: 'yes' }, { 'if-match': '"1"' });
    expect(told(await save)).toEqual(NOT_FOR('write'));
    expect((await client.get('/api/session')).status).toBe(200);
  });

  it('carries none but its roles, and what is no longer held not either', async () => {
    const { id, grants, client } = await enter('cleo', [lead, { plan: 'test-plan', role: 'analyst' }]);
    const other = await client.post<Problem>(OWN, { ...wish, roles: ['secretariat'] });
    expect([other.status, other.body.faults?.map(({ pointer }) => pointer)]).toEqual([422, ['/roles/0']]);
    const analyst = programOf(await make(client, { roles: ['analyst', 'analyst'] }));
    expect((await analyst.get<SessionView>('/api/session')).body.grants.map(({ role }) => role)).toEqual(['analyst']);
    expect((await client.get(REPORT)).status).toBe(200);
    expect((await analyst.get(REPORT)).status).toBe(403);
    const program = programOf(await make(client));
    expect((await program.get(REPORT)).status).toBe(200);
    const held = grants.find(({ role }) => role === 'lead-focal-point');
    const end = await desk.secretariat.post(`/api/people/${id}/grants/${held?.id}/end`, {
      reason: 'Left the ministry.',
    });
    expect(end.status).toBe(204);
    expect((await program.get(REPORT)).status).toBe(403);
  });

  it('is refused once it was ended, has expired or is another word, whatever cookie comes with it', async () => {
    const { client } = await enter('dora', [lead]);
    const stranger = await enter('eve', [lead]);
    const [ended, expired] = [await make(client), await make(client, { name: 'Old', days: 1 })];
    expect(told(await stranger.client.post(`${OWN}/${ended.id}/end`))).toEqual([404, 'not-found']);
    expect((await programOf(ended).get(REPORT)).status).toBe(200);
    expect((await client.post(`${OWN}/${ended.id}/end`)).status).toBe(204);
    await world.asSystem((tx) =>
      tx.query(`update access_token set expires_at = now() - interval '1 minute' where id = $1`, [expired.id]),
    );
    for (const token of [ended.token, expired.token, `sgt_${'a'.repeat(43)}`, 'a-word'])
      expect(told(await new Program(desk.product.url, token, client.cookie).get(REPORT))).toEqual(UNKNOWN);
    const { headers } = await programOf(ended).get(REPORT);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="Signatory", error="invalid_token"');
    expect((await desk.visitor.get(REPORT)).headers.get('www-authenticate')).toBe('Bearer realm="Signatory"');
    expect((await client.get<AccessTokensView>(OWN)).body.tokens.map(({ name }) => name)).toEqual(['Old']);
  });

  it('makes so many requests in a minute, over all API processes together, and is told how long to wait', async () => {
    const [made, other] = [
      await make((await enter('rita', [lead])).client),
      await make((await enter('sam', [lead])).client),
    ];
    const few = { TOKEN_REQUESTS_PER_MINUTE: '3' };
    const addresses = [await desk.product.startApi(few), await desk.product.startApi(few)];
    const ask = ({ token }: MadeAccessToken, n: number) =>
      new Program(addresses[n % 2] ?? '', token).get(`${REPORT}?lang=de`);
    for (let n = 0; n < 3; n += 1) expect((await ask(made, n)).status).toBe(200);
    for (const n of [3, 4]) {
      const refused = await ask(made, n);
      expect(told(refused)).toEqual([429, 'rate.limited']);
      expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait > 0 && wait <= 60).toBe(true);
      expect(refused.body.facts).toEqual({ seconds: wait });
    }
    // Neither another token nor its person is kept waiting.
    expect((await ask(other, 0)).status).toBe(200);
    expect((await (await enter('tess', [lead])).client.get(REPORT)).status).toBe(200);
  });

  it('ends with a password that was reset, and outlives one that its person changed', async () => {
    const { id, client } = await enter('finn', [lead]);
    const program = programOf(await make(client));
    const password = `${PASSWORD} again`;
    expect((await client.put('/api/session/password', { current: PASSWORD, password })).status).toBe(204);
    expect((await program.get(REPORT)).status).toBe(200);
    const { link } = (await desk.secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    const address = `/api/password-resets/${link.split('/').at(-1)}`;
    expect((await desk.visitor.post(address, { password: PASSWORD })).status).toBe(204);
    expect(told(await program.get(REPORT))).toEqual(UNKNOWN);
  });

  it('is seen and ended by whoever may let its person in, and by nobody else', async () => {
    const { id, client } = await enter('ines', [lead]);
    const other = await enter('jan', [lead]);
    const [made, kept] = [await make(client), await make(other.client)];
    const program = programOf(made);
    const expired = await make(client, { name: 'Old', days: 1 });
    await world.asSystem((tx) =>
      tx.query(`update access_token set expires_at = now() - interval '1 minute' where id = $1`, [expired.id]),
    );
    expect((await program.get(REPORT)).status).toBe(200);
    const { id: token, name, roles, access, since, expires } = made;
    const seen = async (by: Client) =>
      (await by.get<PersonView[]>('/api/people?plan=test-plan')).body.find((each) => each.id === id)?.tokens;
    expect(await seen(desk.secretariat)).toEqual([
      {
        id: token,
        name,
        roles,
        access,
        since,
        expires,
        lastUsed: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) as string,
      },
    ]);
    // Who keeps one cycle alone does not let in somebody who reports in every one.
    const { client: narrow } = await enter('kim', [{ plan: 'test-plan', role: 'secretariat', cycle: 'c-2025' }]);
    expect(await seen(narrow)).toEqual([]);
    const end = `/api/people/${id}/access-tokens/${made.id}/end`;
    const reason = 'The program asks every second.';
    expect(told(await narrow.post(end, { reason }))).toEqual([403, 'permission.missing']);
    expect(told(await other.client.post(end, { reason }))).toEqual([403, 'permission.missing']);
    const mixed = `/api/people/${id}/access-tokens/${kept.id}/end`;
    expect(told(await desk.secretariat.post(mixed, { reason }))).toEqual([404, 'not-found']);
    expect((await desk.secretariat.post(end, {})).status).toBe(422);
    expect((await program.get(REPORT)).status).toBe(200);
    expect((await desk.secretariat.post(end, { reason })).status).toBe(204);
    expect(told(await program.get(REPORT))).toEqual(UNKNOWN);
    expect((await programOf(kept).get(REPORT)).status).toBe(200);
    expect(told(await desk.secretariat.post(end, { reason }))).toEqual([404, 'not-found']);
    expect(await seen(desk.secretariat)).toEqual([]);
    // In the name of whoever ended it.
    const [event] = await world.asSystem((tx) =>
      tx.query<{ subject: string; facts: object }[]>(
        `select body::json ->> 'subject' as subject, body::json -> 'facts' as facts from audit_event
         where body::json ->> 'act' = 'access-token.end' and body::json ->> 'actor' <> $1 order by id desc limit 1`,
        [id],
      ),
    );
    expect(event).toEqual({ subject: `people/${id}`, facts: { token: 'Ministry database', reason } });
  });

  it('is made with the second factor given lately, and its program is not asked for it', async () => {
    const { client, device } = await desk.enrol('gil', 'analyst');
    const program = programOf(await make(client, { roles: ['analyst'] }));
    expect((await program.get('/api/cycles')).status).toBe(200);
    await world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '16 minutes'`));
    expect(told(await client.post(OWN, { ...wish, roles: ['analyst'] }))).toEqual([403, 'step-up.needed']);
    const again = entered(await desk.signIn(device), desk.visitor);
    expect((await make(again, { name: 'Second', roles: ['analyst'] })).name).toBe('Second');
  });

  it('is one of twenty at the most, and opens metrics but not the board of the queues', async () => {
    const { client } = await enter('hugo', [{ plan: 'test-plan', role: 'secretariat' }]);
    const made: MadeAccessToken[] = [];
    for (let n = 1; n <= 20; n += 1) made.push(await make(client, { name: `Program ${n}`, roles: ['secretariat'] }));
    const more = await client.post<Problem>(OWN, { ...wish, roles: ['secretariat'] });
    expect([told(more), more.body.facts]).toEqual([[409, 'token.too-many'], { most: 20 }]);
    const [first] = made;
    if (!first) throw new Error('No token is made.');
    expect((await programOf(first).get('/metrics')).status).toBe(200);
    expect(told(await programOf(first).get('/operators/queues'))).toEqual(NOT_FOR('act'));
  });
});
