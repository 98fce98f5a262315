import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ContributorInvitationView,
  MemberContributorsView,
  OpenedInvitation,
  PersonView,
  Problem,
  SessionView,
} from '@signatory/contract';
import { ContributorInvitationEntity } from '@signatory/persistence';
import { addPerson } from '../support/add-person.js';
import { PASSWORD, World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const IN_A_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();

describe('a lead focal point', () => {
  let world: World;
  let product: Product;
  let visitor: Client;
  let lead: Client;
  let french: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 1 });
    visitor = new Client(product.url);
    lead = visitor.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    french = visitor.with(await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
    secretariat = visitor.with(await world.signIn({ role: 'secretariat' }));
    await world.makeLead('elsewhere@example.org', 'FR');
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const invite = (email: string, client = lead, more: object = {}) =>
    client.post<ContributorInvitationView & Problem>(`${REPORT}/contributor-invitations`, {
      email,
      pillars: ['I'],
      until: IN_A_WEEK,
      language: 'fr',
      ...more,
    });
  const list = async (client = lead): Promise<MemberContributorsView> =>
    (await client.get<MemberContributorsView>(`${REPORT}/contributor-roles`)).body;
  const codeOf = ({ status, body }: Answer<Problem>): unknown[] => [status, body.code];
  /** The token of the letter to an address, once it has left. */
  const tokenFor = async (id: string): Promise<string> => {
    const file = join(product.mailFolder, `${id}.eml`);
    const letter = await until(
      () => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8').replace(/=\r?\n/g, '') : ''),
      (text) => text !== '',
    );
    expect(letter).not.toContain('List-Unsubscribe');
    return /\/join\/([\w-]{43})/.exec(letter)?.[1] ?? '';
  };
  const open = (token: string) => visitor.get<OpenedInvitation & Problem>(`/api/contributor-invitations/${token}`);
  const join_ = (token: string, body: object) => visitor.post<Problem>(`/api/contributor-invitations/${token}`, body);
  const signIn = async (email: string): Promise<Client> => {
    const { headers } = await visitor.post('/api/session', { email, password: PASSWORD });
    return visitor.with(headers.get('set-cookie')?.split(';')[0] ?? '');
  };

  it('is answered the same of an address that has an account elsewhere and of one that has none', async () => {
    const answers = [await invite('New.Person@example.org'), await invite('elsewhere@example.org')];
    const shapes = answers.map(({ status, body }) => [
      status,
      { ...body, id: '', email: '', at: '', expires: '', state: 'SENDING' },
    ]);
    expect(shapes[0]).toEqual(shapes[1]);
    expect(shapes[0]?.[0]).toBe(201);
    const { people, invitations } = await list();
    expect([people, invitations.map(({ email }) => email)]).toEqual([
      [],
      ['new.person@example.org', 'elsewhere@example.org'],
    ]);
  });

  it('gives nothing that it may not give, and is told why', async () => {
    expect(codeOf(await invite('new.person@example.org'))).toEqual([409, 'invitation.open']);
    expect(codeOf(await invite('x@example.org', lead, { pillars: ['XX'] }))).toEqual([422, 'value.invalid']);
    expect(codeOf(await invite('x@example.org', lead, { until: '2020-01-01T00:00:00.000Z' }))).toEqual([
      422,
      'value.invalid',
    ]);
    expect(codeOf(await invite('x@example.org', lead, { role: 'focal-point' }))).toEqual([422, 'request.invalid']);
    // Of other members nothing is told, not even that there is a report.
    expect(codeOf(await invite('x@example.org', french))).toEqual([404, 'not-found']);
    expect((await french.get(`${REPORT}/contributor-roles`)).status).toBe(404);
    // A focal point who does not lead sees it, and a contributor does not.
    const second = visitor.with(await world.signIn({ role: 'focal-point', members: ['IT'] }));
    expect(codeOf(await invite('x@example.org', second))).toEqual([403, 'permission.missing']);
    expect((await list(second)).mayInvite).toBe(false);
    const contributor = visitor.with(await world.signIn({ role: 'contributor', members: ['FR'] }));
    expect((await contributor.get('/api/cycles/c-2025/reports/FR/contributor-roles')).status).toBe(403);
    const soon = visitor.with(
      await world.signIn({ role: 'lead-focal-point', members: ['IT'], until: new Date(Date.now() + 3_600_000) }),
    );
    expect(codeOf(await invite('x@example.org', soon))).toEqual([422, 'value.invalid']);
  });

  it('has a letter sent whose link makes the account with this role alone, once', async () => {
    const invitation = (await list()).invitations.find(({ email }) => email === 'new.person@example.org');
    const token = await tokenFor(invitation?.id ?? '');
    const { body: opened } = await open(token);
    expect(opened).toMatchObject({ email: 'new.person@example.org', hasAccount: false, unjudged: [] });
    await until(list, ({ invitations }) => invitations.some(({ state }) => state === 'SENT'));
    expect(codeOf(await join_(token, {}))).toEqual([422, 'request.invalid']);
    expect((await join_(token, { name: 'New Person', password: PASSWORD })).status).toBe(204);
    expect(codeOf(await join_(token, { name: 'New Person', password: PASSWORD }))).toEqual([404, 'not-found']);
    const { body } = await (await signIn('new.person@example.org')).get<SessionView>('/api/session');
    expect(body.grants).toMatchObject([{ role: 'contributor', members: ['IT'], pillars: ['I'], cycle: 'c-2025' }]);
    expect((await list()).people).toMatchObject([{ name: 'New Person', pillars: ['I'], mayEnd: true }]);
    expect(codeOf(await invite('new.person@example.org'))).toEqual([409, 'role.already-held']);
  });

  it('gives the role to an account that is there, and leaves its password alone', async () => {
    const invitation = (await list()).invitations.find(({ email }) => email === 'elsewhere@example.org');
    const token = await tokenFor(invitation?.id ?? '');
    expect((await open(token)).body.hasAccount).toBe(true);
    expect((await join_(token, { name: 'Another', password: 'a password of another' })).status).toBe(204);
    const { body } = await (await signIn('elsewhere@example.org')).get<SessionView>('/api/session');
    expect(body.grants.map(({ role }) => role).sort()).toEqual(['contributor', 'lead-focal-point']);
  });

  it('tells whoever judges the member what of it ends with the role, before it is taken', async () => {
    const { id } = await addPerson(world, { role: 'reviewer', members: ['IT', 'CA'] });
    const [judge] = await world.asSystem((tx) =>
      tx.query<{ email: string }[]>('select email from person where id = $1', [id]),
    );
    const token = await tokenFor((await invite(judge?.email ?? '')).body.id);
    const { hasAccount, unjudged } = (await open(token)).body;
    expect([hasAccount, unjudged.map(({ texts }) => texts['en']?.text)]).toEqual([true, ['Italy']]);
    expect((await join_(token, {})).status).toBe(204);
    const { people } = await list();
    expect(
      (
        await lead.post(
          `${REPORT}/contributor-roles/${people.find(({ email }) => email === judge?.email)?.grant}/end`,
          { reason: 'Judges again.' },
        )
      ).status,
    ).toBe(204);
  });

  it('withdraws an invitation: its link opens nothing any more', async () => {
    const { body } = await invite('never@example.org');
    const token = await tokenFor(body.id);
    const withdraw = () => lead.post<Problem>(`${REPORT}/contributor-invitations/${body.id}/withdraw`, undefined);
    expect((await french.post(`${REPORT}/contributor-invitations/${body.id}/withdraw`, undefined)).status).toBe(404);
    expect((await withdraw()).status).toBe(204);
    expect(codeOf(await withdraw())).toEqual([404, 'not-found']);
    expect(codeOf(await open(token))).toEqual([404, 'not-found']);
    expect((await invite('never@example.org')).status).toBe(201);
  });

  it('takes the role away again, of the own member alone', async () => {
    const { people } = await list();
    const grant = people.find(({ name }) => name === 'New Person')?.grant ?? '';
    const end = (client: Client, id = grant) =>
      client.post<Problem>(`${REPORT}/contributor-roles/${id}/end`, { reason: 'Has left the agency.' });
    expect((await end(french)).status).toBe(404);
    const contributor = await signIn('new.person@example.org');
    expect((await contributor.get(REPORT)).status).toBe(200);
    expect((await end(lead)).status).toBe(204);
    expect((await contributor.get(REPORT)).status).toBe(403);
    expect(codeOf(await end(lead))).toEqual([404, 'not-found']);
    // One that the secretariat gave for two members is its own to end.
    await world.signIn({ role: 'contributor', members: ['IT', 'CA'] });
    const wide = (await list()).people.find(({ everyCycle }) => everyCycle);
    expect([wide?.mayEnd, ...codeOf(await end(lead, wide?.grant))]).toEqual([false, 403, 'contributor.of-others']);
  });

  it('leaves all of it where the secretariat sees it', async () => {
    const { invitations, mayInvite } = await list(secretariat);
    expect([invitations.map(({ email }) => email), mayInvite]).toEqual([['never@example.org'], false]);
    const { body } = await secretariat.get<PersonView[]>('/api/people?plan=test-plan');
    expect(body.find(({ email }) => email === 'new.person@example.org')?.grants).toMatchObject([
      { role: 'contributor', members: ['IT'], ended: true },
    ]);
    for (const act of ['contributor.invite', 'contributor.withdraw', 'contributor.join', 'role.end']) {
      const trail = await secretariat.get(`/api/audit?act=${act}`);
      expect(trail.text).toContain(act === 'role.end' ? 'people/' : 'c-2025/IT');
      expect(trail.text).not.toContain('never@example.org');
    }
  });

  it('is kept to the own member by the database too', async () => {
    const seen = (member: string) =>
      world.database.as({ actor: 'x', reads: [member], writes: [member] }, (tx) =>
        tx.countBy(ContributorInvitationEntity, {}),
      );
    expect([(await seen('IT')) > 0, await seen('FR')]).toEqual([true, 0]);
    expect(readdirSync(product.mailFolder).length).toBeGreaterThan(0);
  });
});
