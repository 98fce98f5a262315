import type { Actor, Role } from '@signatory/domain';
import {
  AskContribution,
  Audit,
  GrantExtension,
  MarkNewsRead,
  MoveContribution,
  ReadNews,
  RemindPeople,
  TellConsultations,
  TellNews,
} from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import { addPerson as addPersonTo } from '../../support/add-person.js';
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

  const addPerson = async (role: Role, members: readonly string[], nationality: string | null = null) => ({
    ...desk.person(role, members),
    ...(await addPersonTo(desk.world, { role, members, nationality })),
  });
  const look = async (minutes: number): Promise<void> => {
    await new TellNews(desk.world.database, desk.catalogue, new TellConsultations(desk.world.database)).execute(
      after(minutes),
    );
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

  it('tell a stand-in, within its time, of what the absent reviewer would judge', async () => {
    const absent = await addPerson('reviewer', ['CA', 'IT']);
    const person = await addPerson('reviewer', ['FR']);
    const standIn = (member: string, from: string, until: string) =>
      desk.world.asSystem((tx) =>
        tx.query(
          `insert into stand_in (cycle_id, role, absent_id, person_id, members, from_at, until_at, reason, arranged_by)
           select id, 'reviewer', $1, $2, array[$3], now() + $4::interval, now() + $5::interval, 'Ill.', 'test'
           from cycle where code = 'c-2025'`,
          [absent.id, person.id, member, from, until],
        ),
      );
    await standIn('CA', '-1 minute', '1 day');
    await standIn('IT', '-2 days', '-1 day');
    await submit('CA');
    await submit('IT');
    await look(20);
    expect(await letters(person)).toEqual([
      ['assigned', 'CA FR'],
      ['review-waiting', 'CA'],
    ]);
  });

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
        indicators: [indicator],
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

  it('tell focal points what reviewers asked, the reviewer who asked what was answered, and nobody else', async () => {
    const lead = await addPerson('lead-focal-point', ['IT'], 'IT');
    const asks = await addPerson('reviewer', ['IT'], 'US');
    const other = await addPerson('reviewer', ['IT'], 'CA');
    await submit('IT');
    const review = (state: string, minutes: number) =>
      desk.world.asSystem((tx) =>
        tx.query(
          `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, state, reviewer, due_at, changed_at, reason_code)
           select id, 'IT', 1, 'id-i1_staff', $1, $2, $3, $4, 'other' from cycle where code = 'c-2025'
           on conflict (cycle_id, member_code, submission_version, indicator_id) do update set state = $1, changed_at = $4`,
          [state, asks.id, after(7 * 1_440), after(minutes)],
        ),
      );
    const of = async (who: Actor) => (await letters(who)).filter(([kind = '']) => String(kind).startsWith('entries'));
    // What a reviewer returns is told once the report is returned, and not before.
    await review('RETURNED', 1);
    await look(30);
    expect(await of(lead)).toEqual([]);
    await review('CLARIFICATION_REQUESTED', 40);
    await look(60);
    expect(await of(lead)).toEqual([['entries-returned', 'IT', 'id-i1_staff']]);
    await review('ANSWERED', 70);
    await look(90);
    expect(await of(asks)).toEqual([['entries-answered', 'IT', 'id-i1_staff']]);
    expect(await of(other)).toEqual([]);
    expect(await of(lead)).toHaveLength(1);
  });

  it('tell of draft scores, of contested ones and of answers, each to who acts next', async () => {
    const lead = await addPerson('lead-focal-point', ['IT'], 'IT');
    const french = await addPerson('focal-point', ['FR'], 'FR');
    const adjudicator = await addPerson('adjudicator', [], 'US');
    const conflicted = await addPerson('adjudicator', [], 'FR');
    const score = (state: string, minutes: number) =>
      desk.world.asSystem((tx) =>
        tx.query(
          `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at, reply_due_at, changed_at)
           select id, 'IT', 'c1', $1, 'score', 0, case when $1 = 'SHARED' then $2::timestamptz end, $3, $2 from cycle where code = 'c-2025'
           on conflict (cycle_id, member_code, commitment_id) do update set state = $1, changed_at = $2,
             shared_at = case when $1 = 'SHARED' then $2::timestamptz end`,
          [state, after(minutes), after(10 * 1_440)],
        ),
      );
    await score('DISPUTED', 1);
    await look(20);
    expect((await letters(adjudicator)).map(([kind]) => kind)).toEqual(['scores-disputed']);
    // France and Italy are of one conflict group: it may not judge, and is not asked to.
    expect(await letters(conflicted)).toEqual([]);
    await score('SHARED', 30);
    await look(40);
    expect((await letters(lead)).map(([kind]) => kind)).toEqual(['scores-shared']);
    expect(await letters(french)).toEqual([]);
    // Nobody replied: three days before the end it is said again, with the score.
    await look(7 * 1_440 + 10);
    expect((await letters(lead)).map(([kind]) => kind)).toEqual(['scores-shared', 'reply-due']);
    await desk.world.asSystem((tx) =>
      tx.query(
        `insert into score_reply (cycle_id, member_code, commitment_id, n, kind, text, actor, at)
         select id, 'IT', 'c1', 1, 'contested', 'It operates.', 'lead', $1 from cycle where code = 'c-2025'`,
        [after(7 * 1_440 + 20)],
      ),
    );
    await look(7 * 1_440 + 40);
    expect((await letters(adjudicator)).map(([kind]) => kind)).toEqual(['scores-disputed', 'reply-given']);
    // Of what was replied to there is nothing to remind of.
    await look(9 * 1_440 + 10);
    expect(await letters(lead)).toHaveLength(2);
    await desk.world.asSystem((tx) =>
      tx.query(
        `insert into score_change (cycle_id, member_code, commitment_id, n, command, from_state, to_state, role, actor, at)
         select id, 'IT', 'c1', 1, 'confirm', 'SHARED', 'CONFIRMED', 'adjudicator', 'a', $1 from cycle where code = 'c-2025'`,
        [after(9 * 1_440 + 20)],
      ),
    );
    await look(9 * 1_440 + 40);
    expect((await letters(lead)).at(-1)?.[0]).toBe('reply-answered');
  });

  it('tell nobody of a part whose role for the member has ended', async () => {
    const agency = await addPerson('contributor', ['IT'], 'IT');
    const until = new Date(START + 4 * DAY).toISOString();
    await new AskContribution(desk.world.database, desk.catalogue, new Audit()).execute({
      ...desk.request(desk.lead, after(0)),
      indicators: ['i1_staff'],
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
    const rows = await desk.world.asSystem((tx) =>
      tx.find(MailEntity, { where: { personId: reviewer.id }, order: { kind: 'ASC' } }),
    );
    // It stands in the product all the same.
    expect(rows.map(({ kind, letter }) => [kind, letter])).toEqual([
      ['assigned', true],
      ['review-waiting', false],
    ]);
    const sent = await desk.world.asSystem((tx) =>
      tx.query<{ id: string }[]>(`select payload ->> 'mailId' as id from outbox where name = 'mail.send'`),
    );
    expect(sent.map(({ id }) => id)).toEqual([rows[0]?.id]);
    const readNews = new ReadNews(desk.world.database, desk.catalogue);
    const list = await readNews.execute(reviewer, after(30));
    expect(list.unread).toBe(2);
    expect(list.news.find(({ kind }) => kind === 'review-waiting')?.places).toMatchObject([
      { item: null, path: '/review?cycle=c-2025&member=IT' },
    ]);
    await new MarkNewsRead(desk.world.database).execute(reviewer, after(30), after(31));
    expect((await readNews.execute(reviewer, after(31))).unread).toBe(0);
    // Whoever has no part any more is told nothing.
    expect(await readNews.execute({ ...reviewer, grants: [] }, after(31))).toMatchObject({ news: [] });
  });
});
