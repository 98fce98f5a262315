import type { Actor, Role } from '@signatory/domain';
import {
  Audit,
  PreviewReminders,
  ReadCycles,
  ReadNews,
  ReadReminders,
  RemindPeople,
  SendReminders,
} from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import pg from 'pg';
import { addPerson } from '../../support/add-person.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

const DAY = 24;
const START = Date.now();
const after = (hours: number): Date => new Date(START + hours * 3_600_000);
/** The end of review. */
const OVER = DAY * 20;

describe('scores that wait for somebody', () => {
  let desk: Desk;
  let first: Actor;
  let second: Actor;
  let adjudicator: Actor;
  let secretariat: Actor;

  beforeEach(async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: after(DAY * 8), cutOffAt: after(DAY * 10) } }));
    await query('update cycle set review_deadline_at = $1', [after(OVER)]);
    for (const member of ['CA', 'IT']) await desk.submit(member, 'c-2025', { i1_unit: { value: 'none' } });
    await review('ACCEPTED', 'APPROVED');
    await query(`update cycle set state = 'ASSESSMENT'`);
    first = await person('reviewer', ['CA', 'IT'], 'US');
    second = await person('reviewer', ['CA', 'IT'], 'JP');
    adjudicator = await person('adjudicator', [], 'US');
    secretariat = await person('secretariat', []);
  });
  afterEach(() => desk.world.close());

  const query = (text: string, values: unknown[] = []) => desk.world.asSystem((tx) => tx.query<unknown>(text, values));
  const review = async (state: string, entry: string) => {
    await query('update submission set state = $1', [state]);
    await query(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state)
       select cycle_id, member_code, version, 'id-i1_unit', 1, $1 from submission
       on conflict (cycle_id, member_code, submission_version, indicator_id) do update set state = $1`,
      [entry],
    );
  };
  const own = async (statement: string): Promise<void> => {
    const owner = new pg.Client({ connectionString: desk.world.test.superuserUrl });
    await owner.connect();
    await owner.query(statement);
    await owner.end();
  };
  const person = (role: Role, members: readonly string[], nationality?: string) =>
    addPerson(desk.world, { role, members, ...(nationality && { nationality }) });
  const look = (hours: number) => new RemindPeople(desk.world.database, desk.catalogue).execute(after(hours));
  const told = async ({ id }: Actor) =>
    (
      await desk.world.asSystem((tx) =>
        tx.find(MailEntity, { where: { personId: id }, order: { createdAt: 'ASC', kind: 'ASC' } }),
      )
    ).map(({ kind, facts: { members, scores } }) =>
      [
        kind,
        members.join(' '),
        (scores ?? []).map(({ member, commitment }) => `${member}/${commitment}`).join(' '),
      ].join(': '),
    );
  const score = (member: string, state: string, more: { shared?: Date; due?: Date } = {}) =>
    query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at, reply_due_at)
       select id, $1, 'c1', $2, case when $2 = 'NOT_SCORED' then null else 'score' end, case when $2 = 'NOT_SCORED' then null else 0 end, $3, $4
       from cycle where code = 'c-2025'
       on conflict (cycle_id, member_code, commitment_id) do update set state = $2, shared_at = $3, reply_due_at = $4,
         kind = excluded.kind, value = excluded.value`,
      [member, state, more.shared ?? null, more.due ?? null],
    );
  /** A blind score, as its reviewer writes it. */
  const give = async (by: Actor, member: string) => {
    await score(member, 'NOT_SCORED');
    await desk.world.database.as({ actor: by.id, reviews: [member] }, (tx) =>
      tx.query(
        `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, n, value, rationale)
         select id, $1, 'c1', $2, 1, -1, 'A secret reason.' from cycle where code = 'c-2025'`,
        [member, by.id],
      ),
    );
  };

  it('are said to each reviewer who has not given them, and to nobody of what another gave', async () => {
    const conflicted = await person('reviewer', ['IT', 'CA'], 'FR');
    await give(first, 'IT');
    await look(OVER - 2 * DAY);
    await look(OVER - 2 * DAY + 3);
    expect(await told(first)).toEqual(['scores-due: CA: CA/c1']);
    expect(await told(second)).toEqual(['scores-due: CA IT: CA/c1 IT/c1']);
    // Italy and France are of one conflict group.
    expect(await told(conflicted)).toEqual(['scores-due: CA: CA/c1']);
    expect([await told(adjudicator), await told(secretariat)]).toEqual([[], []]);
    const [mails] = [await desk.world.asSystem((tx) => tx.find(MailEntity))];
    expect(JSON.stringify(mails)).not.toContain('secret');
    const { news } = await new ReadNews(desk.world.database, desk.catalogue).execute(second, after(OVER));
    expect(news[0]?.places.map(({ path }) => path)).toEqual(['/scoring/c-2025/CA/I.1', '/scoring/c-2025/IT/I.1']);
  });

  it('are said once the desk takes them: not while an entry is open, and before the whole report is accepted', async () => {
    await review('UNDER_REVIEW', 'ANSWERED');
    await look(OVER - 7 * DAY);
    expect(await told(first)).toEqual([]);
    await review('UNDER_REVIEW', 'APPROVED');
    await look(OVER - 2 * DAY);
    expect(await told(first)).toEqual(['scores-due: CA IT: CA/c1 IT/c1']);
  });

  it('on which two differ are not for one of the two to settle', async () => {
    const both = await person('adjudicator', [], 'US');
    await give(both, 'IT');
    await score('IT', 'DISPUTED');
    await look(OVER - 2 * DAY);
    expect([await told(adjudicator), await told(both)]).toEqual([['disputes-due: IT: IT/c1'], []]);
  });

  it('are told to the secretariat once review is over, by member alone, each week for two weeks', async () => {
    await score('IT', 'DISPUTED');
    for (const hours of [0, 5, 7 * DAY, 14 * DAY, 21 * DAY]) await look(OVER + hours);
    expect(await told(secretariat)).toEqual(Array.from({ length: 3 }, () => 'scoring-late: CA IT: '));
    expect(await told(adjudicator)).toEqual(Array.from({ length: 3 }, () => 'disputes-due: IT: IT/c1'));
    expect(await told(first)).toEqual(Array.from({ length: 3 }, () => 'scores-due: CA: CA/c1'));
  });

  it('are not said again by a look that broke off in the middle, nor left out by it', async () => {
    // The letter to the secretariat is the last one: what was written before it goes with it.
    await own(`alter table mail add constraint breaks_off check (kind <> 'scoring-late')`);
    await expect(look(OVER)).rejects.toThrow('breaks_off');
    expect(await told(first)).toEqual([]);
    await own('alter table mail drop constraint breaks_off');
    await look(OVER + 1);
    await look(OVER + 2);
    expect(await told(first)).toEqual(['scores-due: CA IT: CA/c1 IT/c1']);
    expect(await told(secretariat)).toEqual(['scoring-late: CA IT: ']);
  });

  it('are reminded of by hand, each reader of the own ones, with a preview', async () => {
    const cycles = new ReadCycles(desk.catalogue, desk.world.database);
    const lead = await person('lead-focal-point', ['CA'], 'CA');
    await give(first, 'IT');
    await score('CA', 'SHARED', { shared: after(0), due: after(DAY * 9) });
    const asked = { cycle: 'c-2025', actor: secretariat, at: after(1) };
    const open = await new ReadReminders(desk.world.database, cycles).execute(asked);
    expect(open.map(({ topic, member, commitments, people }) => [topic, member, commitments.join(), people])).toEqual([
      ['scores', 'IT', 'I.1', 1],
      ['replies', 'CA', 'I.1', 1],
    ]);
    const body = { topic: 'scores' as const, members: ['IT'] };
    const site = 'https://scorecards.example.org';
    const letters = await new PreviewReminders(desk.world.database, cycles).execute({ ...asked, body, site });
    expect(letters.map(({ members, text }) => [members, text.includes(`${site}/scoring/c-2025/IT/I.1`)])).toEqual([
      [['IT'], true],
    ]);
    const send = new SendReminders(desk.world.database, cycles, new Audit());
    expect(await send.execute({ ...asked, body })).toMatchObject({ members: ['IT'], people: 1 });
    expect([await told(first), await told(second)]).toEqual([[], ['scores-due: IT: IT/c1']]);
    await expect(send.execute({ ...asked, body })).rejects.toMatchObject({ code: 'reminder.sent-lately' });
    await send.execute({ ...asked, body: { topic: 'replies', members: 'all' } });
    expect(await told(lead)).toEqual(['reply-due: CA: CA/c1']);
  });
});
