import type { NewSecondFactor, PersonView, Problem, RecoveryCodes, SessionView } from '@signatory/contract';
import { SigningKey } from '@signatory/proof';
import { Authenticator } from '../support/authenticator.js';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';

describe('a second factor', () => {
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

  const make = async (name: string, role = 'analyst'): Promise<string> => {
    const grants = [{ plan: 'test-plan', role }];
    const body = { email: emailOf(name), name, nationality: null, password: PASSWORD, grants };
    return (await secretariat.post<PersonView>('/api/people', body)).body.id;
  };
  const emailOf = (name: string): string => `${name}@example.org`;
  const signIn = (name: string, code?: string, at = visitor) =>
    at.post<Problem>('/api/session', { email: emailOf(name), password: PASSWORD, ...(code && { code }) });
  const enter = async (name: string, code?: string, at = visitor): Promise<Client> => {
    const { status, headers } = await signIn(name, code, at);
    if (status !== 201) throw new Error(`${name} cannot sign in: ${status}`);
    return at.with(headers.get('set-cookie')?.split(';')[0] ?? '');
  };
  /** An account with a second factor in force, signed in. */
  const enrol = async (name: string, role?: string) => {
    const id = await make(name, role);
    const client = await enter(name);
    const { body } = await client.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const app = new Authenticator(body.address);
    const confirmed = await client.post<RecoveryCodes>('/api/me/second-factor/confirm', { code: app.code(-1) });
    expect(confirmed.status).toBe(201);
    return { id, client, app, codes: confirmed.body.codes, secret: body.secret };
  };
  const told = ({ status, body }: { status: number; body: unknown }): unknown[] => {
    const { code, facts } = (body ?? {}) as Partial<Problem>;
    return facts?.['fault'] === undefined ? [status, code] : [status, code, facts['fault']];
  };
  const refused = (fault: string): unknown[] => [422, 'second-factor.code-refused', fault];

  it('is set up by the password, and in force by its first code; other sessions end', async () => {
    await make('ann');
    const [here, elsewhere] = [await enter('ann'), await enter('ann')];
    const wrong = await here.post<Problem>('/api/me/second-factor', { password: 'not the password' });
    expect([wrong.status, wrong.body.faults?.[0]?.pointer]).toEqual([422, '/password']);
    expect(told(await here.post('/api/me/second-factor/confirm', { code: '123456' }))).toEqual([
      409,
      'command.wrong-state',
    ]);

    const begun = await here.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    expect(begun.body.address).toContain(`secret=${begun.body.secret}`);
    expect(begun.body.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    // Nobody is locked out by a secret that no app has yet.
    await enter('ann');
    const app = new Authenticator(begun.body.address);
    const off = app.code() === '000000' ? '000001' : '000000';
    expect(told(await here.post('/api/me/second-factor/confirm', { code: off }))).toEqual(refused('wrong'));
    const { body } = await here.post<RecoveryCodes>('/api/me/second-factor/confirm', { code: app.code() });
    expect(new Set(body.codes).size).toBe(10);

    expect((await here.get<SessionView>('/api/session')).body.secondFactor).toBe('on');
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await here.get('/api/me/second-factor')).body).toMatchObject({ recoveryCodes: 10, required: false });
    expect(told(await here.post('/api/me/second-factor', { password: PASSWORD }))).toEqual([
      409,
      'command.wrong-state',
    ]);
  });

  it('is asked for after the password, and takes each code once, also of two at the same time', async () => {
    const { app, codes } = await enrol('ben');
    const asked = await signIn('ben');
    expect([told(asked), asked.headers.get('set-cookie')]).toEqual([[401, 'second-factor.code-needed'], null]);
    const unknown = await visitor.post('/api/session', { email: emailOf('ben'), password: 'wrong', code: app.code() });
    expect(told(unknown)).toEqual([401, 'sign-in.failed']);
    expect(told(await signIn('ben', app.code(-5)))).toEqual(refused('expired'));

    const code = app.code();
    const answers = (await Promise.all([signIn('ben', code), signIn('ben', code)])).map(told);
    expect(answers.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([[201, undefined], refused('used')]);
    // Nor an earlier one, which somebody may have read over a shoulder.
    expect(told(await signIn('ben', app.code(-1)))).toEqual(refused('used'));

    const [recovery = ''] = codes;
    const typed = recovery.toLowerCase().replaceAll('-', ' ');
    const used = (await Promise.all([signIn('ben', typed), signIn('ben', recovery)])).map(told);
    expect(used.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([[201, undefined], refused('used')]);
  });

  it('is stored so that the database gives nobody a code', async () => {
    const { codes, secret, app } = await enrol('cleo');
    const kept = JSON.stringify(
      await world.asSystem(async (tx) => [
        await tx.query('select * from second_factor'),
        await tx.query('select * from recovery_code'),
        await tx.query('select * from audit_event'),
      ]),
    );
    for (const each of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept).not.toContain(each);
    // Under another key the app's codes say nothing any more; what is written down still lets in.
    const other = await product.startApi({ SIGNING_KEY: SigningKey.generate().serialise() });
    expect(told(await signIn('cleo', app.code(), new Client(other)))).toEqual(refused('sealed'));
    await enter('cleo', codes[3], new Client(other));
  });

  it('is guessed at no faster than a password, which a right one does not help', async () => {
    const { app } = await enrol('dora');
    const off = app.code() === '000000' ? '000001' : '000000';
    const guess = async (): Promise<unknown> => (await signIn('dora', off)).status;
    const answers = [];
    for (let n = 0; n < 6; n += 1) {
      expect(told(await signIn('dora'))).toEqual([401, 'second-factor.code-needed']);
      answers.push(await guess());
    }
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
    expect(told(await signIn('dora', app.code()))).toEqual([429, 'sign-in.locked']);
  });

  it('is asked for again before a grave act, when its last code is a while ago', async () => {
    const { id, client, app } = await enrol('ella', 'secretariat');
    const other = await make('invited');
    const act = () => client.post(`/api/people/${other}/password-reset`);
    expect((await act()).status).toBe(201);
    await world.asSystem((tx) =>
      tx.query(`update session set verified_at = now() - interval '16 minutes' where person_id = $1`, [id]),
    );
    expect(told(await act())).toEqual([403, 'step-up.needed']);
    expect((await client.get('/api/people?plan=test-plan')).status).toBe(200);
    // Who makes a second person, or gives one the role, has both of four eyes.
    const grants = [{ plan: 'test-plan', role: 'secretariat' }];
    const person = { email: emailOf('ghost'), name: 'ghost', nationality: null, password: PASSWORD, grants };
    const give = (path: string, body: object) => client.post(`/api/people${path}`, body);
    expect(told(await give('', person))).toEqual([403, 'step-up.needed']);
    expect(told(await give(`/${other}/grants`, { grants }))).toEqual([403, 'step-up.needed']);
    const off = app.code() === '000000' ? '000001' : '000000';
    expect(told(await client.post('/api/session/step-up', { code: off }))).toEqual(refused('wrong'));
    expect(told(await act())).toEqual([403, 'step-up.needed']);
    expect((await client.post('/api/session/step-up', { code: app.code() })).status).toBe(204);
    expect((await act()).status).toBe(201);
  });

  it('is removed by a code, and its recovery codes are made anew by one', async () => {
    const { client, app, codes } = await enrol('finn');
    const elsewhere = await enter('finn', codes[0]);
    const renewed = await client.post<RecoveryCodes>('/api/me/second-factor/recovery-codes', { code: app.code() });
    expect(renewed.status).toBe(201);
    const remove = (code = '') => client.post('/api/me/second-factor/remove', { code });
    expect(told(await remove(codes[1]))).toEqual(refused('wrong'));
    expect((await remove(renewed.body.codes[1])).status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await client.get('/api/me/second-factor')).body).toMatchObject({ since: null, recoveryCodes: 0 });
    await enter('finn');
  });

  it('is reset by another who keeps the person’s plans, which ends every session and stands in the trail', async () => {
    const { id, client } = await enrol('gus');
    const reset = (by: Client, person: string) =>
      by.post(`/api/people/${person}/second-factor/reset`, { reason: 'The phone was lost.' });
    const keeper = await enrol('hana', 'secretariat');
    expect(told(await reset(client, keeper.id))).toEqual([403, 'permission.missing']);
    expect(told(await reset(keeper.client, keeper.id))).toEqual([403, 'command.forbidden']);
    const stranger = visitor.with(await world.signIn({ role: 'secretariat', plan: 'another-plan' }));
    expect(told(await reset(stranger, id))).toEqual([404, 'not-found']);
    const people = () => secretariat.get<PersonView[]>('/api/people?plan=test-plan');
    const isOn = async () => (await people()).body.find((each) => each.id === id)?.secondFactor;
    expect(await isOn()).toBe(true);

    expect((await reset(keeper.client, id)).status).toBe(204);

    expect(await isOn()).toBe(false);
    expect((await client.get('/api/session')).status).toBe(401);
    await enter('gus');
    expect(told(await reset(keeper.client, id))).toEqual([409, 'command.wrong-state']);
    const trail = await world.asSystem((tx) =>
      tx.query<{ body: string }[]>('select body from audit_event order by id'),
    );
    const events = trail.map(({ body }) => JSON.parse(body) as { act: string; actor: string; facts: object });
    const acts = new Set(events.map(({ act }) => act));
    for (const act of ['enrol', 'fail', 'remove', 'renew-codes', 'reset'])
      expect(acts).toContain(`second-factor.${act}`);
    expect(events.find(({ act }) => act === 'second-factor.reset')).toMatchObject({
      actor: keeper.id,
      facts: { reason: 'The phone was lost.' },
    });
    expect(
      events.some(({ act, facts }) => act === 'session.open' && 'code' in facts && facts.code === 'recovery'),
    ).toBe(true);
  });

  it('is what a role may ask for by configuration: before it is there, only the own account is open', async () => {
    const strict = new Client(await product.startApi({ SECOND_FACTOR_ROLES: 'adjudicator,editor' }));
    await make('ivo', 'editor');
    await make('jan');
    const [ivo, jan] = [await enter('ivo', undefined, strict), await enter('jan', undefined, strict)];
    expect((await jan.get('/api/cycles')).status).toBe(200);
    expect((await ivo.get<SessionView>('/api/session')).body.secondFactor).toBe('missing');
    expect(told(await ivo.get('/api/cycles'))).toEqual([403, 'second-factor.required']);
    expect(told(await ivo.get('/api/cycles/c-2025/chapters'))).toEqual([403, 'second-factor.required']);
    // What happened in a cycle is none of the account, though it is told to a person.
    expect(told(await ivo.get('/api/me/news'))).toEqual([403, 'second-factor.required']);
    expect((await ivo.get('/api/me/second-factor')).body).toMatchObject({ since: null, required: true });
    const { body } = await ivo.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const code = new Authenticator(body.address).code();
    expect((await ivo.post('/api/me/second-factor/confirm', { code })).status).toBe(201);
    expect((await ivo.get('/api/cycles')).status).toBe(200);
  });
});
