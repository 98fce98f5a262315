import { createHash, randomBytes } from 'node:crypto';
import type { MadeAccessToken, PasswordResetView, Problem } from '@signatory/contract';
import { PASSWORD, World } from '../support/build-world.js';
import { Held } from '../support/held.js';
import { emailOf, PasskeyDesk, refused, told } from '../support/passkey-desk.js';

const OTHER = 'a quiet harbour at dusk';

describe('while somebody changes how an account is entered', () => {
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

  const held = (name: string): Promise<Held> =>
    Held.by(world.test.superuserUrl, 'select from person where email = $1 for no key update', [emailOf(name)]);

  it('the password before opens no session that would stay', async () => {
    await desk.make('ann');
    const ann = await desk.enter('ann');
    const person = await held('ann');
    const changed = ann.put<Problem>('/api/session/password', { current: PASSWORD, password: OTHER });
    await person.waitedForBy(1);
    const signedIn = desk.byPassword('ann');
    await person.waitedForBy(2);
    await person.letGo();
    expect([told(await changed), told(await signedIn)]).toEqual([
      [204, undefined],
      [401, 'sign-in.failed'],
    ]);
    expect((await ann.get('/api/session')).status).toBe(200);
  });

  it('no access token is made that would outlast a new password by a link', async () => {
    const id = await desk.make('bob');
    const bob = await desk.enter('bob');
    const { link } = (await desk.secretariat.post<PasswordResetView>(`/api/people/${id}/password-reset`)).body;
    const person = await held('bob');
    const changed = desk.visitor.post<Problem>(`/api/password-resets/${link.split('/').at(-1)}`, { password: OTHER });
    await person.waitedForBy(1);
    const wish = { name: 'A program', roles: ['analyst'], access: 'read', days: 90, password: PASSWORD };
    const made = bob.post<MadeAccessToken & Problem>('/api/me/access-tokens', wish);
    await person.waitedForBy(2);
    await person.letGo();
    expect([told(await changed), told(await made)]).toEqual([
      [204, undefined],
      [401, 'sign-in.needed'],
    ]);
    expect(await world.asSystem((tx) => tx.query<unknown[]>('select from access_token'))).toHaveLength(0);
  });

  it('an address that two ask for in the same instant is of one account, and the other is told', async () => {
    const token = randomBytes(32).toString('base64url');
    await world.asSystem((tx) =>
      tx.query(
        `insert into invitation (token_sha256, role, expires_at) values ($1, 'secretariat', now() + interval '1 hour')`,
        [createHash('sha256').update(token).digest('hex')],
      ),
    );
    const email = emailOf('dan');
    const other = await Held.by(
      world.test.superuserUrl,
      `insert into person (email, name, created_at) values ($1, 'Dan', now())`,
      [email],
    );
    const body = { email, name: 'Dan', password: PASSWORD };
    const invited = desk.visitor.post<Problem>(`/api/invitations/${token}`, body);
    const made = desk.secretariat.post<Problem>('/api/people', {
      ...body,
      nationality: null,
      grants: [{ plan: 'test-plan', role: 'analyst' }],
    });
    await other.waitedForBy(2);
    await other.letGo();
    // Either may come first: an invitation that is taken answers 204, an account that is made 201.
    const answers = [told(await invited), told(await made)].toSorted(([one], [other]) => Number(one) - Number(other));
    expect([201, 204]).toContain(answers[0]?.[0]);
    expect(answers[1]).toEqual([409, 'person.email-taken']);
  });

  it('a passkey that is being removed signs nobody in, and neither waits for the other', async () => {
    const { client, device } = await desk.enrol('cleo');
    const [passkey] = await desk.own(client);
    const answer = device.answer(await desk.ask());
    const person = await held('cleo');
    const removed = client.post<Problem>(`/api/me/passkeys/${passkey?.id}/remove`);
    await person.waitedForBy(1);
    const signedIn = desk.visitor.post<Problem>('/api/session/passkey', { credential: answer });
    await person.waitedForBy(2);
    await person.letGo();
    expect([told(await removed), told(await signedIn)]).toEqual([[204, undefined], refused('unknown')]);
  });
});
