import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '@signatory/domain';
import {
  AskContribution,
  Audit,
  GrantExtension,
  MakeAccount,
  MoveContribution,
  RemindPeople,
  TellNews,
} from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.now();
const after = (minutes: number): Date => new Date(START + minutes * MINUTE);

describe('letters', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: after(8 * 1_440), cutOffAt: after(30 * 1_440) } }));
  });
  afterEach(() => desk.world.close());

  const addPerson = (role: Role, members: readonly string[], nationality: string | null = null): Promise<Actor> =>
    desk.world.asSystem(async (tx) => {
      const accounts = new MakeAccount(new Audit());
      const account = { email: `${randomUUID()}@example.org`, name: `${role}`, nationality, passwordHash: '-' };
      const id = await accounts.execute(tx, { account, actor: 'test', at: new Date() });
      const grant = { role, plan: 'test-plan', cycleId: null, members, pillars: [], indicators: [], until: null };
      await accounts.grant(tx, { personId: id, grant, actor: 'test', at: new Date() });
      return { ...desk.person(role, members), id, nationality };
    });
  const look = async (minutes: number): Promise<void> => {
    await new TellNews(desk.world.database, desk.catalogue).execute(after(minutes));
    await new RemindPeople(desk.world.database, desk.catalogue).execute(after(minutes));
  };
  const letters = async (person: Actor) =>
    (
      await desk.world.asSystem((tx) =>
        tx.find(MailEntity, { where: { personId: person.id }, order: { createdAt: 'ASC' } }),
      )
    ).map(({ kind, facts: { members, again, parts } }) => [
      kind,
      members.join(' '),
      ...(again ? [`again ${again.join(' ')}`] : []),
      ...(parts ? [parts.map(({ indicator }) => indicator).join(' ')] : []),
    ]);
  const submit = (member: string, version = 0) =>
    desk.submit(member, 'c-2025', { i1_unit: { value: 'none' } }, version);

  it('tell a reviewer of the assignment, of what waits in a digest a day, and of what came again', async () => {
    const reviewer = await addPerson('reviewer', ['CA', 'FR', 'IT'], 'US');
    const conflicted = await addPerson('reviewer', ['CA', 'FR', 'IT'], 'FR');
    await submit('CA');
    await submit('FR');
    await look(5);
    expect(await letters(reviewer)).toEqual([]);
    await look(20);
    const first = [
      ['assigned', 'CA FR IT'],
      ['review-waiting', 'CA FR'],
    ];
    expect(await letters(reviewer)).toEqual(first);
    // Italy and France are of one conflict group.
    expect(await letters(conflicted)).toEqual([
      ['assigned', 'CA'],
      ['review-waiting', 'CA'],
    ]);
    await desk.withdraw('CA', 'c-2025');
    await submit('CA', 1);
    await submit('IT');
    const came = `update submission set submitted_at = $1 where version = 2 or member_code = 'IT'`;
    await desk.world.asSystem((tx) => tx.query(came, [after(60)]));
    await look(120);
    expect(await letters(reviewer)).toEqual(first);
    await look(1_460);
    await look(1_470);
    expect(await letters(reviewer)).toEqual([...first, ['review-waiting', 'CA IT', 'again CA']]);
  });

  it('tell a reviewer that the review deadline is near, while something waits', async () => {
    const reviewer = await addPerson('reviewer', ['CA', 'IT'], 'US');
    await submit('IT');
    await desk.world.asSystem((tx) => tx.query('update cycle set review_deadline_at = $1', [after(9 * 1_440)]));
    await look(2 * 1_440 + 10);
    expect((await letters(reviewer)).filter(([kind]) => kind === 'review-due')).toEqual([['review-due', 'IT']]);
  });

  it('tell the focal points of a member, and nobody else, that its deadline was extended', async () => {
    const own = await addPerson('focal-point', ['IT'], 'IT');
    const other = await addPerson('focal-point', ['FR'], 'FR');
    const { cycle } = await desk.catalogue.open('c-2025');
    const grant = { member: 'IT', deadlineAt: after(20 * 1_440), reason: 'Floods.', actor: 'test', at: after(0) };
    await desk.world.asSystem((tx) => new GrantExtension(new Audit()).execute(tx, { cycle, ...grant }));
    for (const minute of [2, 3]) await look(minute);
    expect(await letters(own)).toEqual([['extension', 'IT']]);
    expect(await letters(other)).toEqual([]);
  });

  it('tell an agency what it is asked, in one letter, what came back, and that the end date is near', async () => {
    const { database } = desk.world;
    const agency = await addPerson('contributor', ['IT'], 'IT');
    const until = new Date(START + 4 * DAY);
    const asking = { contributor: agency.id, agency: 'Police', until: until.toISOString() };
    const ask = (indicator: string, minutes: number) =>
      new AskContribution(database, desk.catalogue, new Audit()).execute({
        ...desk.request(desk.lead, after(minutes)),
        indicator,
        asking,
      });
    await ask('i1_staff', 0);
    await ask('i1_budget', 6);
    await look(8);
    expect(await letters(agency)).toEqual([]);
    await look(12);
    const asked = ['part-asked', 'IT', 'id-i1_staff id-i1_budget'];
    expect(await letters(agency)).toEqual([asked]);
    const move = new MoveContribution(database, desk.catalogue, new Audit());
    const place = { indicator: 'i1_staff', version: 1 };
    const answer = { status: 'answered' as const, value: '5', evidence: [] };
    await move.save({ ...desk.request(agency, after(30)), ...place }, answer);
    const back = { ...desk.request(desk.lead, after(40)), ...place, version: 2, contributor: agency.id };
    await move.return(back, 'Count the coast guard too.');
    await look(60);
    const returned = ['part-returned', 'IT', 'id-i1_staff'];
    expect(await letters(agency)).toEqual([asked, returned]);
    await move.save({ ...desk.request(agency, after(70)), ...place, version: 3 }, answer);
    await move.clear({ ...back, version: 4 });
    // What is cleared is not reminded of.
    await look(1_440 + 30);
    expect(await letters(agency)).toEqual([asked, returned, ['part-due', 'IT', 'id-i1_budget']]);
  });

  it('tell nobody of a part whose role for the member has ended', async () => {
    const agency = await addPerson('contributor', ['IT'], 'IT');
    const until = new Date(START + 4 * DAY).toISOString();
    await new AskContribution(desk.world.database, desk.catalogue, new Audit()).execute({
      ...desk.request(desk.lead, after(0)),
      indicator: 'i1_staff',
      asking: { contributor: agency.id, agency: 'Police', until },
    });
    await desk.world.asSystem((tx) =>
      tx.query('update role_grant set until = $2 where person_id = $1', [agency.id, after(5)]),
    );
    await look(12);
    await look(1_440 + 30);
    expect(await letters(agency)).toEqual([]);
  });

  it('are not written to who does not want them', async () => {
    const reviewer = await addPerson('reviewer', ['IT'], 'US');
    await desk.world.asSystem((tx) =>
      tx.query(
        `insert into notification_setting (person_id, off, token) values ($1, '{review-waiting,review-due}', 't')`,
        [reviewer.id],
      ),
    );
    await submit('IT');
    await look(30);
    expect(await letters(reviewer)).toEqual([['assigned', 'IT']]);
  });
});
