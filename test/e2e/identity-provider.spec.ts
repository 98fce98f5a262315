import { jest } from '@jest/globals';
import type {
  NewSecondFactor,
  PasskeyCreation,
  PasskeyRequest,
  PasswordResetView,
  PersonView,
  Problem,
  SessionView,
} from '@signatory/contract';
import { Authenticator } from '../support/authenticator.js';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { LocalProvider, Wanderer } from '../support/local-provider.js';
import { PasskeyDevice } from '../support/passkey-device.js';
import { startProduct, type Product } from '../support/processes.js';

describe('the sign-in by an identity provider', () => {
  let world: World;
  let product: Product;
  let provider: LocalProvider;
  /** By its name, to which passkeys belong. */
  let origin: string;
  let url: string;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0, named: true });
    origin = product.url.replace('127.0.0.1', 'localhost');
    // It warns of what is for tests alone, which this is.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    provider = await LocalProvider.start(`${origin}/api/session/oidc/callback`);
    url = await product.startApi(provider.environment);
    secretariat = new Client(url, await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await provider.stop();
    await world.close();
  });

  /** Somebody who was invited: no password yet, and a one-time link. */
  const invite = async (name: string): Promise<{ id: string; token: string }> => {
    const grants = [{ plan: 'test-plan', role: 'analyst' }];
    const body = { email: `${name}@example.org`, name, nationality: null, grants };
    const { id } = (await secretariat.post<PersonView>('/api/people', body)).body;
    const { link } = (await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    return { id, token: link.slice(link.lastIndexOf('/') + 1) };
  };
  /** To the provider, as `name` there, and to the address that it sends back to. The callback is that of `url`, as a proxy would have it. */
  const identify = async (browser: Wanderer, name: string | null, query = '', api = url): Promise<URL> => {
    const back = `${origin}/api/session/oidc/callback`;
    const login = await browser.go(`${api}/api/session/oidc${query}`, `${url}/sign-in`);
    if (name === null) return toApi(await browser.go(`${login.href}/abort`, back));
    const consent = await browser.go(login.href, back, { prompt: 'login', login: name, password: 'any' });
    if (consent.href.startsWith(back)) return toApi(consent);
    return toApi(await browser.go(consent.href, back, { prompt: 'consent' }));
  };
  const toApi = ({ pathname, search }: URL): URL => new URL(pathname + search, url);
  /** Where the whole way ends, and the session that it opened, if it did. */
  const enter = async (name: string | null, query = '', browser = new Wanderer()) => {
    const { location } = await browser.ask((await identify(browser, name, query)).href);
    const client = new Client(url, browser.cookies(url));
    const { status, body } = await client.get<SessionView>('/api/session');
    const at = location && location.pathname + location.search;
    return { at, client, person: status === 200 ? body.person.id : null };
  };

  it('is there by configuration alone', async () => {
    expect((await new Client(url).get('/api/session/ways')).body).toEqual({
      provider: 'Ministry account',
      passkeys: origin,
      help: null,
    });
    const without = new Client(product.url);
    expect((await without.get('/api/session/ways')).body).toEqual({ provider: null, passkeys: origin, help: null });
    for (const path of ['/api/session/oidc', '/api/session/oidc/callback'])
      expect((await without.get(path)).status).toBe(404);
  });

  it('makes nobody an account: a one-time link says whose it is, once, and then the provider’s word is enough', async () => {
    expect(await enter('ann')).toMatchObject({ at: '/sign-in?failed=unknown', person: null });
    const { id, token } = await invite('ann');
    expect(await enter('ann')).toMatchObject({ person: null });
    expect(await enter('ann', `?link=${token}`)).toMatchObject({ at: '/account', person: id });
    expect(await enter('ann', '?next=/library?cycle=c-2025')).toMatchObject({
      at: '/library?cycle=c-2025',
      person: id,
    });
    expect(await enter('ben', `?link=${token}`)).toMatchObject({ at: '/sign-in?failed=link', person: null });
    const reset = await new Client(url).post(`/api/password-resets/${token}`, { password: PASSWORD });
    expect(reset.status).toBe(404);

    const { client } = await enter('ann');
    expect((await client.send('DELETE', '/api/session')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
    const trail = await world.asSystem((tx) => tx.query<{ body: string }[]>('select body from audit_event'));
    const acts = trail.map(({ body }) => JSON.parse(body) as { act: string; actor: string; facts: object });
    const { issuer } = provider;
    expect(acts).toContainEqual(expect.objectContaining({ act: 'identity.link', actor: id }));
    expect(acts).toContainEqual(expect.objectContaining({ act: 'session.open', actor: id, facts: { issuer } }));
    expect(acts).toContainEqual(expect.objectContaining({ act: 'session.refuse', facts: { issuer } }));
  });

  it('is one as any other to the passkeys’ questions of its place, which it answers', async () => {
    const { token } = await invite('kim');
    await enter('kim', `?link=${token}`);
    const ask = async () => (await new Client(url).post('/api/session/passkey/options')).status;
    expect(await ask()).toBe(201);
    await world.asSystem((tx) => tx.query('update sign_in_attempt set count = 1999'));
    expect([await ask(), await ask()]).toEqual([201, 429]);
    expect([(await enter('unlinked')).person, await ask()]).toEqual([null, 429]);
    expect(await enter('kim')).not.toMatchObject({ person: null });
    expect(await ask()).toBe(201);
  });

  it('links one person there to one here', async () => {
    const [cleo, dora] = [await invite('cleo'), await invite('dora')];
    await enter('cleo', `?link=${cleo.token}`);
    expect(await enter('cleo', `?link=${dora.token}`)).toMatchObject({ at: '/sign-in?failed=taken', person: null });
    // What was refused used nothing up.
    expect(await enter('dora', `?link=${dora.token}`)).toMatchObject({ person: dora.id });
    await world.asSystem((tx) => tx.query('update person set disabled_at = now() where id = $1', [dora.id]));
    expect(await enter('dora')).toMatchObject({ at: '/sign-in?failed=unknown', person: null });
  });

  it('that was cancelled, or is not that of this browser, opens nothing', async () => {
    const { id, token } = await invite('ella');
    await enter('ella', `?link=${token}`);
    expect(await enter(null)).toMatchObject({ at: '/sign-in?failed=cancelled', person: null });
    // Where one was going is not lost by it.
    expect((await enter(null, '?next=/review')).at).toBe('/sign-in?failed=cancelled&next=%2Freview');
    const failed = async (browser: Wanderer, address: URL): Promise<string | undefined> =>
      (await browser.ask(address.href)).location?.search;

    const own = new Wanderer();
    const answer = await identify(own, 'ella');
    expect(await failed(new Wanderer(), answer)).toBe('?failed=state');
    expect(new URL((await own.ask(answer.href)).location?.href ?? '').pathname).toBe('/account');
    expect(await failed(own, answer)).toBe('?failed=state');

    const [victim, stranger] = [new Wanderer(), new Wanderer()];
    const [begun, stolen] = [await identify(victim, 'ella'), await identify(stranger, 'ella')];
    const other = new URL(begun);
    other.searchParams.set('state', stolen.searchParams.get('state') ?? '');
    expect(await failed(victim, other)).toBe('?failed=state');
    // A code that another browser got, with the own state: the verifier and the nonce are not its.
    const [third, mixed] = [new Wanderer(), new URL(await identify(new Wanderer(), 'ella'))];
    const ownAnswer = await identify(third, 'ella');
    mixed.searchParams.set('state', ownAnswer.searchParams.get('state') ?? '');
    expect(await failed(third, mixed)).toBe('?failed=provider');
    const { status } = await new Client(url, third.cookies(url)).get('/api/session');
    expect([status, id]).toEqual([401, id]);
  });

  it('enrols a second factor by a sign-in of a few minutes ago where the person has no password', async () => {
    const { token } = await invite('gail');
    const { client, person } = await enter('gail', `?link=${token}`);
    expect((await client.get('/api/me/second-factor')).body).toMatchObject({ since: null, proof: 'sign-in' });
    await world.asSystem((tx) =>
      tx.query(`update session set created_at = created_at - interval '16 minutes' where person_id = $1`, [person]),
    );
    const late = await client.post<Problem>('/api/me/second-factor', {});
    expect([late.status, late.body.faults?.[0]?.words?.code]).toEqual([422, 'password.none']);
    const { client: again } = await enter('gail');
    expect((await again.post('/api/me/second-factor', {})).status).toBe(201);
  });

  it('is unlinked by the person for the password, or by the secretariat with a reason', async () => {
    const { id, token } = await invite('hugo');
    await enter('hugo', `?link=${token}`);
    const { link } = (await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    await new Client(url).post(`/api/password-resets/${link.slice(link.lastIndexOf('/') + 1)}`, { password: PASSWORD });
    const [{ client: elsewhere }, { client }] = [await enter('hugo'), await enter('hugo')];
    const { issuer } = provider;
    expect((await client.get('/api/me/identities')).body).toMatchObject({ linked: [{ issuer }], hasPassword: true });
    const unlink = (password: string) => client.post<Problem>('/api/me/identities/unlink', { issuer, password });
    const wrong = await unlink('not the password');
    expect([wrong.status, wrong.body.faults?.[0]?.words?.code]).toEqual([422, 'password.current']);
    expect((await unlink(PASSWORD)).status).toBe(204);
    expect((await unlink(PASSWORD)).status).toBe(404);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect(await enter('hugo')).toMatchObject({ at: '/sign-in?failed=unknown', person: null });

    const { id: other, token: second } = await invite('ida');
    const { client: ida } = await enter('ida', `?link=${second}`);
    const shown = async () =>
      (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body.find((each) => each.id === other);
    expect(await shown()).toMatchObject({ linked: true, invited: false, mayLetIn: true });
    const path = `/api/people/${other}/identities/unlink`;
    const stranger = new Client(url, await world.signIn({ role: 'secretariat', plan: 'another-plan' }));
    const statuses = [];
    for (const by of [ida, stranger, secretariat, secretariat])
      statuses.push((await by.post(path, { reason: 'Has left the ministry.' })).status);
    expect(statuses).toEqual([403, 404, 204, 409]);
    expect((await ida.get('/api/session')).status).toBe(401);
    expect(await shown()).toMatchObject({ linked: false, invited: true });
    const trail = await world.asSystem((tx) =>
      tx.query<{ body: string }[]>('select body from audit_event order by id'),
    );
    const events = trail.map(({ body }) => JSON.parse(body) as { act: string; subject: string; facts: object });
    expect(events.filter(({ act }) => act === 'identity.unlink')).toMatchObject([
      { subject: `people/${id}`, facts: { issuer } },
      { subject: `people/${other}`, facts: { issuers: [issuer], reason: 'Has left the ministry.' } },
    ]);
  });

  it('leads to no other site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/a\n'])
      expect((await new Client(url).get(`/api/session/oidc?next=${encodeURIComponent(next)}`)).status).toBe(422);
  });

  it('does not stand for a second factor: until its code is given, only the own account is open', async () => {
    const { id, token } = await invite('finn');
    await world.asSystem((tx) =>
      tx.query(
        `insert into password_reset (token_sha256, person_id, made_by, expires_at)
         select encode(sha256(convert_to($2, 'utf8')), 'hex'), $1, 'test', now() + interval '1 day'`,
        [id, 'A'.repeat(43)],
      ),
    );
    await new Client(url).post(`/api/password-resets/${token}`, { password: PASSWORD });
    const { client: first } = await enter('finn', `?link=${'A'.repeat(43)}`);
    const { body } = await first.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const app = new Authenticator(body.address);
    await first.post('/api/me/second-factor/confirm', { code: app.code(-1) });
    const { client } = await enter('finn');
    const refused = await client.get<Problem>('/api/cycles');
    expect([refused.status, refused.body.code]).toEqual([403, 'step-up.needed']);
    expect((await client.post('/api/session/step-up', { code: app.code() })).status).toBe(204);
    expect((await client.get('/api/cycles')).status).toBe(200);
  });

  it('says at the sign-in that the provider is away', async () => {
    const gone = await product.startApi({ ...provider.environment, OIDC_ISSUER: 'http://127.0.0.1:9' });
    const { location } = await new Wanderer().ask(`${gone}/api/session/oidc`);
    expect(location?.search).toBe('?failed=provider');
  });

  it('adds a passkey by a sign-in of a few minutes ago, or by the one before; unlinked, none of them is a way in', async () => {
    const { id, token } = await invite('jo');
    const { client: first } = await enter('jo', `?link=${token}`);
    const age = () =>
      world.asSystem((tx) =>
        tx.query(`update session set created_at = created_at - interval '16 minutes' where person_id = $1`, [id]),
      );
    const begin = (by: Client) => by.post<PasskeyCreation & Problem>('/api/me/passkeys/options', {});
    await age();
    const late = await begin(first);
    expect([late.status, late.body.faults?.[0]?.words?.code]).toEqual([422, 'password.none']);
    const { client } = await enter('jo');
    const add = async (name: string): Promise<PasskeyDevice> => {
      const device = new PasskeyDevice(origin);
      const credential = device.make((await begin(client)).body);
      expect((await client.post('/api/me/passkeys', { name, credential })).status).toBe(201);
      return device;
    };
    const device = await add('Laptop');
    // The device has just said who holds it, however long ago the sign-in is.
    await age();
    await add('Telephone');
    expect((await client.post('/api/me/second-factor', {})).status).toBe(201);

    const byPasskey = async () => {
      const asked = await new Client(url).post<PasskeyRequest>('/api/session/passkey/options');
      return new Client(url).post('/api/session/passkey', { credential: device.answer(asked.body) });
    };
    expect((await byPasskey()).status).toBe(201);
    const codes = () => world.asSystem((tx) => tx.query('select from recovery_code where person_id = $1', [id]));
    expect(await codes()).toHaveLength(10);
    const reason = 'Has left the ministry.';
    expect((await secretariat.post(`/api/people/${id}/identities/unlink`, { reason })).status).toBe(204);
    expect((await byPasskey()).status).toBe(422);
    // Whoever was linked may have made them.
    expect(await codes()).toEqual([]);
    const people = (await secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body;
    expect(people.find((each) => each.id === id)).toMatchObject({ linked: false, invited: true, secondFactor: false });
    const unlinked = `select body from audit_event where body::jsonb ->> 'act' = 'identity.unlink' order by id desc`;
    const [trail] = await world.asSystem((tx) => tx.query<{ body: string }[]>(unlinked));
    expect(JSON.parse(trail?.body ?? '')).toMatchObject({ facts: { passkeys: ['Laptop', 'Telephone'], reason } });
  });

  it('leaves the passkeys of who has a password, by which they came in', async () => {
    const { id, token } = await invite('kit');
    const { client } = await enter('kit', `?link=${token}`);
    const { link } = (await secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    await new Client(url).post(`/api/password-resets/${link.slice(link.lastIndexOf('/') + 1)}`, { password: PASSWORD });
    const { client: again } = await enter('kit');
    const device = new PasskeyDevice(origin);
    const begun = await again.post<PasskeyCreation>('/api/me/passkeys/options', { password: PASSWORD });
    await again.post('/api/me/passkeys', { name: 'Laptop', credential: device.make(begun.body) });
    const reason = 'Has left the ministry.';
    expect((await secretariat.post(`/api/people/${id}/identities/unlink`, { reason })).status).toBe(204);
    const asked = await client.post<PasskeyRequest>('/api/session/passkey/options');
    const opened = await new Client(url).post('/api/session/passkey', { credential: device.answer(asked.body) });
    expect(opened.status).toBe(201);
  });
});
