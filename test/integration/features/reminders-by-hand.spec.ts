import { randomUUID } from 'node:crypto';
import type { Actor, Refusal, ReminderTopic, Role } from '@signatory/domain';
import {
  Audit,
  MakeAccount,
  PreviewReminders,
  ReadCycles,
  ReadReminders,
  RemindPeople,
  SendReminders,
} from '@signatory/features';
import { MailEntity } from '@signatory/persistence';
import { World } from '../../support/build-world.js';
import { codeOf, Desk } from './desk.js';

const HOUR = 3_600_000;
const START = Date.now();
const after = (hours: number): Date => new Date(START + hours * HOUR);

describe('reminders by hand', () => {
  let desk: Desk;
  let secretariat: Actor;
  let colleague: Actor;
  let lead: Actor;

  const addPerson = (role: Role, name: string, members: readonly string[] = []): Promise<Actor> =>
    desk.world.asSystem(async (tx) => {
      const accounts = new MakeAccount(new Audit());
      const account = { email: `${randomUUID()}@example.org`, name, nationality: null, passwordHash: '-' };
      const id = await accounts.execute(tx, { account, actor: 'test', at: new Date() });
      const grant = { role, plan: 'test-plan', cycleId: null, members, pillars: [], indicators: [], until: null };
      await accounts.grant(tx, { personId: id, grant, actor: 'test', at: new Date() });
      return { ...desk.person(role, members), id, name };
    });

  beforeEach(async () => {
    desk = await Desk.over(await World.build({ cycle: { deadlineAt: after(100), cutOffAt: after(300) } }));
    secretariat = await addPerson('secretariat', 'Ann Lee');
    colleague = await addPerson('secretariat', 'Ben Okri');
    lead = await addPerson('lead-focal-point', 'Lucie Roux', ['FR', 'IT']);
    await desk.world.asSystem((tx) =>
      tx.query(`insert into notification_setting (person_id, language, off, token) values ($1, 'fr', '{}', 'a')`, [
        lead.id,
      ]),
    );
  });
  afterEach(() => desk.world.close());

  const cycles = () => new ReadCycles(desk.catalogue, desk.world.database);
  const read = async (hours = 1) =>
    (
      await new ReadReminders(desk.world.database, cycles()).execute({
        cycle: 'c-2025',
        actor: secretariat,
        at: after(hours),
      })
    ).map(({ topic, member, indicators, people, last }) => [topic, member, ...indicators, people, last?.by ?? 'never']);
  const command = (members: 'all' | string[], hours: number, topic: ReminderTopic, actor: Actor) => ({
    cycle: 'c-2025',
    actor,
    at: after(hours),
    body: { topic, members },
  });
  const send = (members: 'all' | string[], hours = 1, topic: ReminderTopic = 'report', actor = secretariat) =>
    new SendReminders(desk.world.database, cycles(), new Audit()).execute(command(members, hours, topic, actor));
  const preview = (members: 'all' | string[], topic: ReminderTopic = 'report') =>
    new PreviewReminders(desk.world.database, cycles()).execute({
      ...command(members, 1, topic, secretariat),
      site: 'https://scorecards.example.org',
    });
  const letters = async () =>
    (await desk.world.asSystem((tx) => tx.find(MailEntity, { order: { createdAt: 'ASC', occasion: 'ASC' } }))).map(
      ({ kind, personId, facts }) => [kind, personId, facts.members.join(' '), facts.at],
    );
  const judge = (state: string, version = 1) =>
    desk.world.asSystem((tx) =>
      tx.query(
        `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, state, reviewer, due_at, changed_at, reason_code)
         select id, 'IT', $3, 'id-i1_staff', $1, 'r', $2, $4, 'other' from cycle where code = 'c-2025'`,
        [state, after(50), version, after(0)],
      ),
    );

  it('list who has not submitted and of whom reviewers wait for answers, and nobody else', async () => {
    await desk.submit('CA', 'c-2025', { i1_unit: { value: 'none' } });
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    expect(await read()).toEqual([
      ['report', 'FR', 1, 'never'],
      ['report', 'EU', 0, 'never'],
    ]);
    await judge('CLARIFICATION_REQUESTED');
    // A decision that can still be taken back is none yet.
    expect(await read(0)).toHaveLength(2);
    expect((await read())[2]).toEqual(['answers', 'IT', 'i1_staff', 1, 'never']);
    // What was asked until then has lapsed.
    expect(await read(60)).toHaveLength(2);
    await desk.withdraw('CA', 'c-2025');
    expect((await read())[0]).toEqual(['report', 'CA', 0, 'never']);
    // After the cut-off no report is taken.
    expect(await read(301)).toEqual([]);
  });

  it('do not take a member for silent that is at work on its correction', async () => {
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' } });
    await judge('RETURNED');
    const state = `update submission set state = 'CORRECTION_REQUESTED', due_at = now() + interval '9 days', reason = 'x' where member_code = 'IT'`;
    await desk.world.asSystem((tx) => tx.query(state));
    await desk.saveAs('IT', 'c-2025', 'i1_staff', { value: '4' });
    expect((await read()).filter(([, member]) => member === 'IT')).toEqual([['answers', 'IT', 'i1_staff', 1, 'never']]);
    // Nor do the reminders that go out by themselves, three days before the deadline.
    await new RemindPeople(desk.world.database, desk.catalogue).execute(after(29));
    const own = (await letters()).filter(([, person]) => person === lead.id);
    expect(own.map(([kind, , members]) => [kind, members])).toEqual([['deadline', 'FR']]);
  });

  it('are shown before they are sent, in the language of their reader, and nobody is written', async () => {
    const [letter, ...more] = await preview(['FR', 'IT']);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: 'Lucie Roux', members: ['FR', 'IT'], letter: true, language: 'fr' });
    expect(letter?.text).toContain(
      'Le secrétariat vous rappelle que, dans «\u00a0A test cycle\u00a0», ces rapports n’ont pas',
    );
    expect(letter?.text).toContain('https://scorecards.example.org/report/c-2025/FR');
    expect(await letters()).toEqual([]);
    // Who wants no such letter reads it in the product alone.
    await desk.world.asSystem((tx) => tx.query(`update notification_setting set off = '{report-reminder}'`));
    expect((await preview(['FR']))[0]?.letter).toBe(false);
    expect(await send(['FR'])).toMatchObject({ people: 1, letters: 0 });
    expect(await letters()).toHaveLength(1);
    expect(await desk.world.asSystem((tx) => tx.query(`select from outbox where name = 'mail.send'`))).toEqual([]);
  });

  it('go out with their trail in one transaction, a letter for each due date, and are refused for a while', async () => {
    await desk.world.asSystem((tx) =>
      tx.query(
        `insert into extension (cycle_id, member_code, n, deadline_at, reason, granted_by)
         select id, 'IT', 1, $1, 'Floods.', 'test' from cycle`,
        [after(200)],
      ),
    );
    expect(await send(['FR', 'IT', 'EU'])).toEqual({
      members: ['FR', 'IT'],
      people: 1,
      letters: 1,
      unreached: ['EU'],
    });
    const sent = [
      ['report-reminder', lead.id, 'FR', after(100).toISOString()],
      ['report-reminder', lead.id, 'IT', after(200).toISOString()],
    ];
    expect(await letters()).toEqual(sent);
    const outbox = `select count(*)::int as n from outbox where name = 'mail.send'`;
    expect(await desk.world.asSystem((tx) => tx.query(outbox))).toEqual([{ n: 2 }]);
    const trail = `select body::jsonb -> 'facts' as facts from audit_event where body::jsonb ->> 'act' = 'reminder.send'`;
    expect(await desk.world.asSystem((tx) => tx.query(trail))).toEqual([
      { facts: { topic: 'report', members: ['FR', 'IT'], people: 1 } },
    ]);
    const again = (await send(['CA', 'FR'], 12.9, 'report', colleague).catch((error: unknown) => error)) as Refusal;
    const name = { original: 'en', texts: { en: { text: 'France' } } };
    expect([again.code, again.facts]).toEqual([
      'reminder.sent-lately',
      { hours: 12, sent: [{ member: 'FR', name, by: 'Ann Lee', at: after(1).toISOString() }] },
    ]);
    // Nobody was reached for these, so that nothing keeps them from being reminded.
    expect((await read(2)).map(([, member, , by]) => [member, by])).toEqual([
      ['CA', 'never'],
      ['FR', 'Ann Lee'],
      ['IT', 'Ann Lee'],
      ['EU', 'never'],
    ]);
    expect(await letters()).toHaveLength(2);
    expect(await send('all', 13.1, 'report', colleague)).toMatchObject({ members: ['FR', 'IT'] });
  });

  it('of two that are sent at once leave one, and of what does not concern anybody none', async () => {
    const codes = await Promise.all([codeOf(send(['FR'])), codeOf(send(['FR'], 1.001, 'report', colleague))]);
    expect(codes.toSorted()).toEqual(['accepted', 'reminder.sent-lately']);
    expect(await letters()).toHaveLength(1);
    // And where there is nothing to remind of, or it is not theirs to remind, none.
    await desk.submit('CA', 'c-2025', { i1_unit: { value: 'none' } });
    expect(await codeOf(send(['CA', 'FR']))).toBe('reminder.nothing-open');
    expect(await codeOf(send(['XX']))).toBe('request.invalid');
    expect(await codeOf(send('all', 1, 'answers'))).toBe('reminder.nothing-open');
    expect(await codeOf(send(['FR'], 1, 'report', lead))).toBe('permission.missing');
    expect(await codeOf(send(['FR'], 1, 'report', { ...secretariat, grants: [] }))).toBe('not-found');
    expect(await letters()).toHaveLength(1);
  });
});
