import { setTimeout as pause } from 'node:timers/promises';
import type { PasskeyRequest, Problem, SessionView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { emailOf, PasskeyDesk, refused, told } from '../support/passkey-desk.js';
import { PasskeyDevice } from '../support/passkey-device.js';
import { until } from '../support/until.js';

const WAITING = `select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query ilike '%person%for no key update%'`;

describe('what a passkey is not taken for', () => {
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

  it('is told to sign nobody in, whatever is wrong with it, and the trail knows why', async () => {
    const { id, device } = await desk.enrol('cleo');
    const stranger = new PasskeyDevice(desk.origin);
    expect(told(await desk.signIn(stranger))).toEqual(refused('unknown'));
    for (const wrong of [
      { forged: true },
      { verified: false },
      { origin: 'http://localhost:1' },
      { origin: desk.product.url },
      { rpId: 'example.org' },
      { userHandle: 'bm9ib2R5' },
    ]) {
      expect([wrong, told(await desk.signIn(device, wrong))]).toEqual([wrong, refused('unknown')]);
      await world.asSystem((tx) => tx.query('delete from sign_in_attempt'));
    }
    expect(told(await desk.signIn(device, {}, emailOf('ann')))).toEqual(refused('foreign'));
    expect(told(await desk.signIn(device, { forged: true }, emailOf('ann')))).toEqual(refused('unknown'));
    expect((await desk.signIn(device)).status).toBe(201);
    // A count that does not go on is that of a copy.
    expect(told(await desk.signIn(device, { counter: 1 }))).toEqual(refused('unknown'));
    const failed = (await desk.actsOf(id)).filter(({ act }) => act === 'passkey.fail');
    expect(failed.map(({ facts }) => facts)).toEqual([
      ...Array.from({ length: 7 }, () => ({ passkey: 'Laptop', why: 'signature' })),
      { passkey: 'Laptop', why: 'counter' },
    ]);

    await world.asSystem((tx) => tx.query('update person set disabled_at = now() where id = $1', [id]));
    expect(told(await desk.signIn(device))).toEqual(refused('unknown'));
  });

  it('answers each question once, in time, and only that which was put to it', async () => {
    const { client, device } = await desk.enrol('dora');
    const other = await desk.enrol('dirk');
    const answer = device.answer(await desk.ask());
    const both = await Promise.all([1, 2].map(() => desk.visitor.post('/api/session/passkey', { credential: answer })));
    expect(both.map(told).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [201, undefined],
      refused('expired'),
    ]);
    // Also where it failed.
    const question = await desk.ask();
    const send = (credential: unknown) => desk.visitor.post('/api/session/passkey', { credential });
    expect(told(await send(device.answer(question, { forged: true })))).toEqual(refused('unknown'));
    expect(told(await send(device.answer(question)))).toEqual(refused('expired'));

    const late = await desk.ask();
    await world.asSystem((tx) => tx.query(`update passkey_challenge set expires_at = now() - interval '1 second'`));
    expect(told(await send(device.answer(late)))).toEqual(refused('expired'));
    expect(told(await send(device.answer({ ...late, challenge: 'bWFkZSB1cA' })))).toEqual(refused('expired'));
    // What is too old is swept by the next.
    await desk.ask();
    const kept = await world.asSystem((tx) =>
      tx.query<{ count: number }[]>('select count(*)::int from passkey_challenge'),
    );
    expect(kept).toEqual([{ count: 1 }]);

    const again = async (by: Client) => (await by.post<PasskeyRequest>('/api/session/step-up/passkey/options')).body;
    const stepUp = (credential: unknown) => client.post('/api/session/step-up/passkey', { credential });
    // Put to somebody else, for something else, or answered by another's device.
    expect(told(await stepUp(device.answer(await again(other.client))))).toEqual(refused('expired'));
    expect(told(await stepUp(device.answer(await desk.ask())))).toEqual(refused('expired'));
    expect(told(await send(device.answer(await again(client))))).toEqual(refused('expired'));
    expect(told(await stepUp(other.device.answer(await again(client))))).toEqual(refused('unknown'));
    const creation = (await desk.begin(other.client)).body;
    const taken = new PasskeyDevice(desk.origin).make(creation);
    expect(told(await client.post('/api/me/passkeys', { name: 'x', credential: taken }))).toEqual(refused('expired'));
  });

  it('is made only here, by a device that asked who holds it, and once', async () => {
    await desk.make('emil');
    const client = await desk.enter('emil');
    for (const wrong of [{ origin: 'https://example.org' }, { rpId: 'example.org' }, { verified: false }])
      expect([wrong, told((await desk.add(client, 'x', wrong)).answer)]).toEqual([wrong, refused('unchecked')]);
    expect((await client.get<SessionView>('/api/session')).body.secondFactor).toBe('off');
    const { device, answer } = await desk.add(client);
    expect(answer.status).toBe(201);
    const twice = device.make((await desk.begin(client)).body);
    expect(told(await client.post('/api/me/passkeys', { name: 'y', credential: twice }))).toEqual(refused('taken'));
    await world.asSystem((tx) =>
      tx.query(
        `insert into passkey (person_id, credential_id, public_key, counter, name)
         select person_id, 'k' || n, public_key, 0, 'k' from passkey, generate_series(1, 19) n where name = 'Laptop'
           and person_id = (select id from person where email = $1)`,
        [emailOf('emil')],
      ),
    );
    expect(told(await desk.begin(client))).toEqual(refused('many'));
  });

  it('is guessed at no faster than a password, by itself: nobody’s wrong passwords keep its owner out', async () => {
    const { client, device } = await desk.enrol('gus');
    const other = (await desk.add(client, 'Telephone')).device;
    const wrong = () => desk.visitor.post('/api/session', { email: emailOf('gus'), password: 'not the password' });
    for (let n = 0; n < 5; n += 1) expect(told(await wrong())).toEqual([401, 'sign-in.failed']);
    expect(told(await desk.byPassword('gus'))).toEqual([429, 'sign-in.locked']);
    expect((await desk.signIn(device)).status).toBe(201);

    await world.asSystem((tx) => tx.query('delete from sign_in_attempt'));
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await desk.signIn(device, { forged: true })).status);
    expect(answers).toEqual([422, 422, 422, 422, 422, 429]);
    expect(told(await desk.signIn(device))).toEqual([429, 'sign-in.locked']);
    expect(told(await desk.byPassword('gus'))).toEqual([401, 'second-factor.code-needed']);
    expect((await desk.signIn(other)).status).toBe(201);
    await world.asSystem((tx) => tx.query('delete from sign_in_attempt'));
    // Of a place every failure counts, also of nobody's.
    const stranger = new PasskeyDevice(desk.origin);
    for (let n = 0; n < 20; n += 1) expect(told(await desk.signIn(stranger))).toEqual(refused('unknown'));
    expect(told(await desk.signIn(device))).toEqual([429, 'sign-in.locked']);
    await world.asSystem((tx) => tx.query('delete from sign_in_attempt'));
    expect((await desk.signIn(device)).status).toBe(201);
  });

  it('is asked for by one place only so often, which locks no sign-in, and forgotten when somebody signed in', async () => {
    const { device } = await desk.enrol('lea');
    await world.asSystem((tx) => tx.query('delete from sign_in_attempt'));
    const ask = () => desk.visitor.post<PasskeyRequest>('/api/session/passkey/options');
    const question = (await ask()).body;
    // As often as nobody asks: all but the last two.
    await world.asSystem((tx) => tx.query('update sign_in_attempt set count = 1998'));
    expect([(await ask()).status, (await ask()).status]).toEqual([201, 201]);
    expect(told(await ask())).toEqual([429, 'sign-in.locked']);
    expect(told(await desk.byPassword('lea'))).toEqual([401, 'second-factor.code-needed']);
    const credential = device.answer(question);
    expect((await desk.visitor.post('/api/session/passkey', { credential })).status).toBe(201);
    expect((await ask()).status).toBe(201);

    // Also by a password: whoever typed an address was asked on the way.
    await world.asSystem((tx) => tx.query('update sign_in_attempt set count = 1999'));
    expect([(await ask()).status, (await ask()).status]).toEqual([201, 429]);
    await desk.make('max');
    await desk.enter('max');
    expect((await ask()).status).toBe(201);
  });

  it('is not added in a session that ends while its answer is on the way', async () => {
    const id = await desk.make('mia');
    const client = await desk.enter('mia');
    const credential = new PasskeyDevice(desk.origin).make((await desk.begin(client)).body);
    const adding = await world.asSystem(async (tx) => {
      await tx.query('select from session where person_id = $1 for update', [id]);
      const answer = client.post('/api/me/passkeys', { name: 'Laptop', credential });
      // It was let in, and waits for the session.
      await pause(1_500);
      await tx.query('delete from session where person_id = $1', [id]);
      return { answer };
    });
    expect(told(await adding.answer)).toEqual([401, 'sign-in.needed']);
    expect(await world.asSystem((tx) => tx.query('select from passkey where person_id = $1', [id]))).toEqual([]);
  });

  it('that is taken away while new recovery codes are asked for by it leaves none behind', async () => {
    const { id, client } = await desk.enrol('noa');
    const renewing = await world.asSystem(async (tx) => {
      await tx.query('select from person where id = $1 for no key update', [id]);
      const answer = client.post<Problem>('/api/me/second-factor/recovery-codes', {});
      await until(
        () => world.asSystem((other) => other.query(WAITING)),
        (waiting) => waiting.length > 0,
      );
      await tx.query('delete from passkey where person_id = $1', [id]);
      await tx.query('delete from recovery_code where person_id = $1', [id]);
      return { answer };
    });
    expect(told(await renewing.answer)).toEqual([409, 'command.wrong-state']);
    expect(await world.asSystem((tx) => tx.query('select from recovery_code where person_id = $1', [id]))).toEqual([]);
  });

  it('cannot belong to a number, which is told before anybody tries', async () => {
    expect((await desk.visitor.get('/api/session/ways')).body).toMatchObject({ passkeys: desk.origin });
    const numbered = new Client(await desk.product.startApi({ PUBLIC_URL: desk.product.url }));
    expect((await numbered.get('/api/session/ways')).body).toMatchObject({ passkeys: null });
    expect(told(await numbered.post('/api/session/passkey/options'))).toEqual(refused('address'));
    await desk.make('kai');
    expect(told(await desk.begin(await desk.enter('kai', numbered)))).toEqual(refused('address'));
  });
});
