import type {
  AddedPasskey,
  NewSecondFactor,
  PasskeyRequest,
  PersonView,
  Problem,
  RecoveryCodes,
  SecondFactorView,
  SessionView,
} from '@signatory/contract';
import { Authenticator } from '../support/authenticator.js';
import { PASSWORD, World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { emailOf, entered, PasskeyDesk, refused, told } from '../support/passkey-desk.js';

const codeRefused = (fault: string): unknown[] => [422, 'second-factor.code-refused', fault];

describe('a passkey', () => {
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

  const countCodes = async (client: Client): Promise<number> =>
    (await client.get<SecondFactorView>('/api/me/second-factor')).body.recoveryCodes;

  it('is added for the password, and from then on is both factors: the password alone lets nobody in', async () => {
    const id = await desk.make('ann');
    const [here, elsewhere] = [await desk.enter('ann'), await desk.enter('ann')];
    const wrong = await here.post<Problem>('/api/me/passkeys/options', { password: 'not the password' });
    expect([wrong.status, wrong.body.faults?.[0]?.pointer]).toEqual([422, '/password']);
    const { body } = await desk.begin(here);
    expect(body).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: emailOf('ann'), displayName: 'ann' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
    // Nobody is locked out by one that no device has made.
    await desk.enter('ann');
    const { device, answer } = await desk.add(here, 'Work laptop');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: 'Work laptop', lastUsed: null });

    expect((await here.get<SessionView>('/api/session')).body.secondFactor).toBe('on');
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    const asked = await desk.byPassword('ann');
    expect([told(asked), asked.body.facts]).toEqual([[401, 'second-factor.code-needed'], { by: 'passkey' }]);
    expect(asked.headers.get('set-cookie')).toBeNull();
    expect(told(await desk.byPassword('ann', '123456'))).toEqual(codeRefused('unknown'));

    const opened = await desk.signIn(device);
    const client = entered(opened, desk.visitor);
    expect((await client.get<SessionView>('/api/session')).body.person.email).toBe(emailOf('ann'));
    expect((await client.get('/api/cycles')).status).toBe(200);
    const [passkey] = await desk.own(client);
    expect(passkey?.lastUsed).not.toBeNull();
    expect((await desk.begin(client)).body.excludeCredentials).toMatchObject([{ transports: ['internal'] }]);
    const acts = await desk.actsOf(id);
    expect(acts).toContainEqual({ act: 'passkey.add', facts: { passkey: 'Work laptop' } });
    expect(acts).toContainEqual({ act: 'session.open', facts: { by: 'passkey' } });
  });

  it('signs in beside an app too, by either of which the password is helped', async () => {
    await desk.make('ben');
    const client = await desk.enter('ben');
    const { body } = await client.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const app = new Authenticator(body.address);
    const { codes } = (await client.post<RecoveryCodes>('/api/me/second-factor/confirm', { code: app.code(-1) })).body;
    const elsewhere = entered(await desk.byPassword('ben', codes[0]), desk.visitor);
    const { device, answer } = await desk.add(client);
    expect(answer.status).toBe(201);
    // They gave a second factor: nothing is new to them.
    expect((await elsewhere.get('/api/session')).status).toBe(200);
    expect((await desk.byPassword('ben')).body.facts).toEqual({ by: 'either' });
    entered(await desk.byPassword('ben', app.code()), desk.visitor);
    entered(await desk.signIn(device, {}, emailOf('ben')), desk.visitor);
    expect((await client.get<SecondFactorView>('/api/me/second-factor')).body.passkeys).toBe(1);
    expect((await client.post('/api/me/second-factor/remove', { code: codes[1] })).status).toBe(204);
    expect((await client.get<SessionView>('/api/session')).body.secondFactor).toBe('on');
    expect((await desk.byPassword('ben')).body.facts).toEqual({ by: 'passkey' });
  });

  it('takes a lost app away, and makes new recovery codes, by what was given lately in the place of a code', async () => {
    const id = await desk.make('bea');
    const client = await desk.enter('bea');
    const begun = await client.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const code = new Authenticator(begun.body.address).code();
    await client.post('/api/me/second-factor/confirm', { code });
    const [renew, remove] = ['/api/me/second-factor/recovery-codes', '/api/me/second-factor/remove'];
    // Without a passkey the code is what there is.
    for (const path of [renew, remove]) {
      const none = await client.post<Problem>(path, {});
      expect([none.status, none.body.faults?.[0]?.pointer]).toEqual([422, '/code']);
    }
    const { device } = await desk.add(client);
    const other = entered(await desk.signIn(device), desk.visitor);
    await world.asSystem((tx) =>
      tx.query(`update session set verified_at = now() - interval '16 minutes' where person_id = $1`, [id]),
    );
    for (const path of [renew, remove]) expect(told(await client.post(path, {}))).toEqual([403, 'step-up.needed']);
    const question = await client.post<PasskeyRequest>('/api/session/step-up/passkey/options');
    await client.post('/api/session/step-up/passkey', { credential: device.answer(question.body) });
    // What was given in one session opens nothing in another.
    for (const path of [renew, remove]) expect(told(await other.post(path, {}))).toEqual([403, 'step-up.needed']);
    const renewed = await client.post<RecoveryCodes>(renew, {});
    expect([renewed.status, renewed.body.codes?.length]).toEqual([201, 10]);
    expect((await client.post(remove, {})).status).toBe(204);
    expect((await client.get('/api/me/second-factor')).body).toMatchObject({
      since: null,
      passkeys: 1,
      recoveryCodes: 10,
    });
    expect(told(await client.post(remove, {}))).toEqual([409, 'command.wrong-state']);
    expect(await desk.actsOf(id)).toContainEqual({ act: 'second-factor.remove', facts: { by: 'step-up' } });
  });

  it('comes with recovery codes of the account, which stand in for it beside the password and for nothing else', async () => {
    const id = await desk.make('kim');
    const client = await desk.enter('kim');
    const codesOf = ({ body }: { readonly body: unknown }): string[] => (body as AddedPasskey).recoveryCodes;
    const codes = codesOf((await desk.add(client)).answer);
    expect([new Set(codes).size, await countCodes(client)]).toEqual([10, 10]);
    // Another factor of either kind leaves them as they are.
    expect(codesOf((await desk.add(client, 'Telephone')).answer)).toEqual([]);

    const [first = '', second = '', third = ''] = codes;
    const wrong = { email: emailOf('kim'), password: 'not the password', code: first };
    expect(told(await desk.visitor.post('/api/session', wrong))).toEqual([401, 'sign-in.failed']);
    const both = (await Promise.all([1, 2].map(() => desk.byPassword('kim', first)))).map(told);
    expect(both.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([[201, undefined], codeRefused('used')]);
    expect(await desk.actsOf(id)).toContainEqual({ act: 'session.open', facts: { code: 'recovery' } });

    // A session whose second factor is old makes new ones by showing it anew, by what there is.
    await world.asSystem((tx) =>
      tx.query(`update session set verified_at = now() - interval '16 minutes' where person_id = $1`, [id]),
    );
    const renew = (body: object) => client.post<RecoveryCodes>('/api/me/second-factor/recovery-codes', body);
    expect(told(await renew({}))).toEqual([403, 'step-up.needed']);
    expect((await client.post('/api/session/step-up', { code: second })).status).toBe(204);
    const renewed = (await renew({})).body.codes;
    expect(renewed).toHaveLength(10);
    expect(told(await desk.byPassword('kim', third))).toEqual(codeRefused('unknown'));
    // No app is taken away by one where there is none, and the code is not spent.
    const remove = { code: renewed[0] };
    expect(told(await client.post('/api/me/second-factor/remove', remove))).toEqual([409, 'command.wrong-state']);
    expect(await countCodes(client)).toBe(10);
  });

  it('leaves the recovery codes to what is left, and takes them away as the last factor', async () => {
    const { client } = await desk.enrol('leo');
    const begun = await client.post<NewSecondFactor>('/api/me/second-factor', { password: PASSWORD });
    const code = new Authenticator(begun.body.address).code();
    const confirmed = await client.post<RecoveryCodes>('/api/me/second-factor/confirm', { code });
    expect([confirmed.status, confirmed.body.codes]).toEqual([201, []]);
    const removePasskey = async () =>
      (await client.post(`/api/me/passkeys/${(await desk.own(client))[0]?.id}/remove`)).status;
    expect([await removePasskey(), await countCodes(client)]).toEqual([204, 10]);
    await desk.add(client);
    expect((await client.post('/api/me/second-factor/remove', {})).status).toBe(204);
    expect(await countCodes(client)).toBe(10);
    expect([await removePasskey(), await countCodes(client)]).toEqual([204, 0]);
    expect(
      await world.asSystem((tx) =>
        tx.query('select from recovery_code c join person p on p.id = c.person_id where p.email = $1', [
          emailOf('leo'),
        ]),
      ),
    ).toEqual([]);
    await desk.enter('leo');
  });

  it('that shares its secret with other devices counts nothing, which is no fault', async () => {
    const { device } = await desk.enrol('ceci');
    for (let n = 0; n < 2; n += 1) expect((await desk.signIn(device, { counter: 0 })).status).toBe(201);
  });

  it('works whichever process asks and whichever hears the answer', async () => {
    const { device } = await desk.enrol('fay');
    const beside = new Client(await desk.product.startApi());
    const credential = device.answer(await desk.ask());
    const client = entered(await beside.post('/api/session/passkey', { credential }), beside);
    expect((await client.get<SessionView>('/api/session')).body.secondFactor).toBe('on');
  });

  it('is asked for again before a grave act, to add another, to remove one, and to set up an app', async () => {
    const { id, client, device } = await desk.enrol('hana', 'secretariat');
    const invited = await desk.make('invited');
    const act = () => client.post(`/api/people/${invited}/password-reset`);
    expect((await act()).status).toBe(201);
    await world.asSystem((tx) =>
      tx.query(`update session set verified_at = now() - interval '16 minutes' where person_id = $1`, [id]),
    );
    const [passkey] = await desk.own(client);
    for (const asked of [
      await act(),
      await desk.begin(client),
      await client.post(`/api/me/passkeys/${passkey?.id}/remove`),
      await client.post('/api/me/second-factor', { password: PASSWORD }),
    ])
      expect(told(asked)).toEqual([403, 'step-up.needed']);
    const question = await client.post<PasskeyRequest>('/api/session/step-up/passkey/options');
    expect(question.body.allowCredentials).toHaveLength(1);
    const credential = device.answer(question.body);
    expect((await client.post('/api/session/step-up/passkey', { credential })).status).toBe(204);
    expect((await act()).status).toBe(201);
    expect(await desk.actsOf(id)).toContainEqual({ act: 'session.verify', facts: { by: 'passkey' } });
  });

  it('is named and removed by whose it is alone', async () => {
    const { id, client, device } = await desk.enrol('ida');
    const other = await desk.enrol('ivo');
    const [passkey] = await desk.own(client);
    const path = `/api/me/passkeys/${passkey?.id}`;
    expect(told(await other.client.put(path, { name: 'Mine' }))).toEqual([404, 'not-found']);
    expect(told(await other.client.post(`${path}/remove`))).toEqual([404, 'not-found']);
    expect(told(await client.put('/api/me/passkeys/none', { name: 'x' }))).toEqual([404, 'not-found']);
    expect(told(await client.put(path, { name: ' ' }))).toEqual([422, 'request.invalid']);
    expect((await client.put(path, { name: 'Telephone' })).status).toBe(204);
    expect((await desk.own(client)).map(({ name }) => name)).toEqual(['Telephone']);
    const elsewhere = entered(await desk.signIn(device), desk.visitor);
    expect((await client.post(`${path}/remove`)).status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect(told(await desk.signIn(device))).toEqual(refused('unknown'));
    await desk.enter('ida');
    const acts = await desk.actsOf(id);
    expect(acts).toContainEqual({ act: 'passkey.rename', facts: { from: 'Laptop', to: 'Telephone' } });
    expect(acts).toContainEqual({ act: 'passkey.remove', facts: { passkey: 'Telephone' } });
  });

  it('counts where a role asks for a second factor, and goes with it when the secretariat resets it', async () => {
    const strict = new Client(await desk.product.startApi({ SECOND_FACTOR_ROLES: 'editor' }));
    const id = await desk.make('jan', 'editor');
    const client = await desk.enter('jan', strict);
    expect(told(await client.get('/api/cycles'))).toEqual([403, 'second-factor.required']);
    const { device } = await desk.add(client);
    expect((await client.get('/api/cycles')).status).toBe(200);
    const isOn = async () =>
      (await desk.secretariat.get<PersonView[]>('/api/people?plan=test-plan')).body.find((each) => each.id === id)
        ?.secondFactor;
    expect(await isOn()).toBe(true);
    const reset = () =>
      desk.secretariat.post(`/api/people/${id}/second-factor/reset`, { reason: 'The laptop was lost.' });
    expect((await reset()).status).toBe(204);
    expect(await isOn()).toBe(false);
    expect((await client.get('/api/session')).status).toBe(401);
    expect(told(await desk.signIn(device))).toEqual(refused('unknown'));
    await desk.enter('jan');
    expect(told(await reset())).toEqual([409, 'command.wrong-state']);
    // As an app that is removed: the role asks again.
    const again = await desk.enter('jan', strict);
    await desk.add(again);
    const [passkey] = await desk.own(again);
    expect((await again.post(`/api/me/passkeys/${passkey?.id}/remove`)).status).toBe(204);
    expect((await again.get<SessionView>('/api/session')).body.secondFactor).toBe('missing');
  });
});
