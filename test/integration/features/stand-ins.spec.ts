import { randomUUID } from 'node:crypto';
import type { Actor } from '@signatory/domain';
import {
  AdjudicateScore,
  Audit,
  BeginReview,
  DecideEntry,
  GiveOpinion,
  JudgeEntry,
  MoveReview,
  MoveScore,
  MoveSubmission,
  RescoreChanged,
  ReadAssignments,
  ReadCycles,
  ReadScores,
  SettleReview,
} from '@signatory/features';
import { codeOf } from './desk.js';
import { Bench, later } from './bench.js';

describe('a stand-in', () => {
  let bench: Bench;
  let absent: Actor;
  let colleague: Actor;
  beforeEach(async () => {
    bench = await Bench.open();
    absent = await bench.add({ role: 'reviewer', members: ['CA', 'FR'], pillars: ['I'] });
    colleague = await bench.add({ role: 'reviewer', members: ['CA'], pillars: ['I'] });
  });
  afterEach(() => bench.desk.world.close());

  const held = async (person: Actor) =>
    (await bench.now(person)).grants
      .filter(({ standsInFor }) => standsInFor)
      .map(({ role, cycle, members, pillars, standsInFor }) => ({ role, cycle, members, pillars, standsInFor }));

  it('holds what the absent person holds, in that cycle, between two instants of the database’s clock', async () => {
    const person = await bench.addFree();
    const coming = await bench.standIn(absent, person, { from: later(2), until: later(3) });
    expect(await held(person)).toEqual([]);
    const now = await bench.standIn(absent, person, { members: ['FR'] });
    expect(await held(person)).toEqual([
      { role: 'reviewer', cycle: 'c-2025', members: ['FR'], pillars: ['I'], standsInFor: absent.id },
    ]);
    const states = async () => new Map((await bench.read()).standIns.map(({ id, state }) => [id, state]));
    expect(await states()).toEqual(
      new Map([
        [coming, 'coming'],
        [now, 'in-force'],
      ]),
    );
    // Time goes by.
    await bench.desk.world.asSystem((tx) =>
      tx.query(`update stand_in set from_at = now() - interval '2 hours', until_at = now() - interval '1 second'`),
    );
    expect(await held(person)).toEqual([]);
    expect((await states()).get(now)).toBe('over');
    expect(await codeOf(bench.endStandIn(now))).toBe('command.wrong-state');
  });

  it('is ended before its time, and acts no more', async () => {
    const person = await bench.addFree();
    const id = await bench.standIn(absent, person);
    await bench.endStandIn(id);
    expect(await held(person)).toEqual([]);
    expect(await codeOf(bench.endStandIn(id))).toBe('command.wrong-state');
    expect(await codeOf(bench.endStandIn(randomUUID()))).toBe('not-found');
    expect((await bench.read()).standIns[0]?.ended).toMatchObject({ by: bench.keeper.name, reason: 'Well again.' });
  });

  it('judges nothing that a conflict keeps from it, and is never both reviewers of a cell', async () => {
    const french = await bench.addFree('FR');
    const official = 'is an official of France (FR) or reports for it';
    expect(await bench.faults(bench.standIn(absent, french))).toEqual(['assignment.barred', official]);
    expect(await codeOf(bench.standIn(absent, french, { members: ['CA'] }))).toBe('accepted');
    const declared = await bench.addFree();
    await bench.declare(declared, ['FR']);
    expect(await bench.faults(bench.standIn(absent, declared, { members: ['FR'] }))).toEqual([
      'assignment.barred',
      'declared a conflict with France (FR)',
    ]);
    const twice = 'is already assigned to Canada (CA), pillar I';
    const day = { from: later(5), until: later(6) };
    expect(await bench.faults(bench.standIn(absent, colleague, day))).toEqual(['assignment.barred', twice]);
    // Nor by standing in for both of two.
    expect(await bench.faults(bench.standIn(colleague, french))).toEqual(['assignment.barred', twice]);
    expect(await bench.faults(bench.assign({ person: french.id, member: 'CA', pillar: 'I' }))).toEqual([
      'assignment.barred',
      twice,
    ]);
  });

  it('is one at a time of a place, for somebody who holds it, by somebody who judges', async () => {
    const [person, another] = [await bench.addFree(), await bench.addFree()];
    await bench.standIn(absent, person, { members: ['FR'] });
    expect(await codeOf(bench.standIn(absent, another))).toBe('request.invalid');
    expect(await codeOf(bench.standIn(absent, another, { members: ['CA'] }))).toBe('accepted');
    expect(await codeOf(bench.standIn(person, another))).toBe('request.invalid');
    expect(await codeOf(bench.standIn(absent, another, { role: 'adjudicator' }))).toBe('request.invalid');
    const stranger = await bench.add({ role: 'analyst' });
    expect(await codeOf(bench.standIn(colleague, stranger))).toBe('request.invalid');
    expect(await codeOf(bench.standIn(absent, another, { from: later(-3), until: later(-2) }))).toBe('request.invalid');
  });

  describe('at work', () => {
    const opine = async (person: Actor) => {
      const { catalogue, world } = bench.desk;
      const command = new GiveOpinion(world.database, catalogue, new MoveScore(new Audit()), new Audit());
      const body = { value: 1 as const, rationale: 'The approved entries show it, each with its evidence.' };
      const actor = await bench.now(person);
      return codeOf(command.execute({ actor, cycle: 'c-2025', member: 'CA', commitment: 'c1', body, at: new Date() }));
    };
    const approve = async (person: Actor) => {
      const { catalogue, world } = bench.desk;
      const audit = new Audit();
      const submission = new MoveSubmission(audit);
      const move = new MoveReview(audit);
      const judge = new JudgeEntry(new BeginReview(submission, move, new RescoreChanged(new MoveScore(audit))), move);
      const command = new DecideEntry(world.database, catalogue, judge, new SettleReview(submission));
      const decision = { decision: 'approve' as const, version: 1 };
      const request = { actor: await bench.now(person), cycle: 'c-2025', member: 'CA', at: new Date() };
      return codeOf(command.execute({ ...request, indicator: 'i1_unit', decision }));
    };
    const offered = async (person: Actor) => {
      const { catalogue, world } = bench.desk;
      const question = { actor: await bench.now(person), cycle: 'c-2025', member: 'CA', at: new Date() };
      const { commands } = await new ReadScores(world.database, catalogue).read(question, 'c1');
      // What assessors find is of no place: any of them records it.
      return commands.filter((command) => command !== 'find');
    };
    const given = async ({ id }: Actor) => {
      const { cycle } = await bench.desk.catalogue.open('c-2025');
      return bench.desk.world.database.as({ actor: id, reviews: ['CA'] }, (tx) =>
        tx.query<unknown[]>('select * from opinions_given($1)', [cycle.id]),
      );
    };
    const trail = () =>
      bench.desk.world.asSystem((tx) =>
        tx.query<{ act: string; actor: string; for: string | null }[]>(
          `select body::jsonb ->> 'act' as act, body::jsonb ->> 'actor' as actor, body::jsonb -> 'facts' ->> 'standsInFor' as for
           from audit_event where body::jsonb ->> 'act' in ('entry.approve', 'score.opine', 'score.adjudicate') order by id`,
        ),
      );

    it('decides and scores in the absent person’s place, says so on the trail, and one place scores once', async () => {
      const person = await bench.addFree();
      await bench.desk.submit('CA', 'c-2025', { i1_unit: { value: 'operating' }, ii1_unit: { value: 'none' } });
      expect(await approve(person)).toBe('not-found');
      const id = await bench.standIn(absent, person);
      expect(await approve(person)).toBe('accepted');
      const judgeOf = async (each: Actor) => (await bench.read()).judges.find((judge) => judge.id === each.id);
      expect(await judgeOf(person)).toMatchObject({ cells: 2, scores: 1, standsInFor: [absent.name] });
      expect(await opine(person)).toBe('accepted');
      // Each of them is blind to what the other gave; the place is taken all the same.
      expect(await offered(absent)).toEqual([]);
      expect(await opine(absent)).toBe('score.place-taken');
      expect(await offered(colleague)).toEqual(['opine']);
      // Who gave a score is told to the places it is of and to who keeps the cycle, and nobody is told which.
      expect(await given(absent)).toEqual([
        { member: 'CA', commitment: 'c1', reviewer: person.id, stands_in_for: absent.id, round: 1 },
      ]);
      expect(await given(colleague)).toEqual([]);
      expect(await judgeOf(person)).toMatchObject({ scores: 0, oldest: null });
      expect(await judgeOf(absent)).toMatchObject({ scores: 0 });
      expect(await judgeOf(colleague)).toMatchObject({ scores: 1, oldest: expect.any(String) });
      expect(await trail()).toEqual([
        { act: 'entry.approve', actor: person.id, for: absent.id },
        { act: 'score.opine', actor: person.id, for: absent.id },
      ]);

      await bench.endStandIn(id);
      expect(await opine(person)).toBe('not-found');
      expect(await opine(colleague)).toBe('accepted');
      expect((await trail()).at(-1)).toEqual({ act: 'score.opine', actor: colleague.id, for: null });
    });

    it('gives no score in a place that has given one, and none of what it declared meanwhile', async () => {
      const person = await bench.addFree();
      await bench.desk.submit('CA', 'c-2025', { i1_unit: { value: 'operating' }, ii1_unit: { value: 'none' } });
      expect(await approve(absent)).toBe('accepted');
      expect(await opine(absent)).toBe('accepted');
      await bench.standIn(absent, person);
      expect(await offered(person)).toEqual([]);
      expect(await opine(person)).toBe('score.place-taken');
      await bench.declare(person, ['CA']);
      expect(await opine(person)).toBe('conflict-of-interest');
    });

    it('settles what an absent adjudicator would, but not what it scored itself, and says so on the trail', async () => {
      const arbiter = await bench.add({ role: 'adjudicator' });
      const [person, scorer] = [await bench.addFree(), await bench.addFree()];
      const { catalogue, world } = bench.desk;
      const { cycle } = await catalogue.open('c-2025');
      await world.asSystem((tx) =>
        tx.query(
          `insert into score (cycle_id, member_code, commitment_id, state, opinions) values ($1, 'CA', 'c1', 'DISPUTED', 2)`,
          [cycle.id],
        ),
      );
      await world.database.as({ actor: scorer.id, reviews: ['CA'] }, (tx) =>
        tx.query(
          `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
           values ($1, 'CA', 'c1', $2, 1, 'because')`,
          [cycle.id, scorer.id],
        ),
      );
      const settle = async (each: Actor) => {
        const command = new AdjudicateScore(world.database, catalogue, new MoveScore(new Audit()));
        const body = { value: 0 as const, rationale: 'Planned, and not yet at work.' };
        const actor = await bench.now(each);
        return codeOf(
          command.execute({ actor, cycle: 'c-2025', member: 'CA', commitment: 'c1', body, at: new Date() }),
        );
      };
      const role = 'adjudicator' as const;
      expect(await settle(person)).toBe('not-found');
      await bench.standIn(arbiter, scorer, { role, members: ['CA'] });
      expect(await settle(scorer)).toBe('same-person');
      expect(await codeOf(bench.standIn(arbiter, person, { role }))).toBe('request.invalid');
      await bench.standIn(arbiter, person, { role, from: later(2), until: later(3) });
      expect(await settle(person)).toBe('not-found');
      const french = await bench.addFree('FR');
      expect(await bench.faults(bench.standIn(arbiter, french, { role, from: later(4), until: later(5) }))).toEqual([
        'assignment.barred',
        'is an official of France (FR) or reports for it',
        'belongs to the conflict group of Italy (IT)',
        'belongs to the conflict group of European Union (EU)',
      ]);
      for (const { id, state } of (await bench.read()).standIns) if (state === 'in-force') await bench.endStandIn(id);
      await bench.standIn(arbiter, person, { role, members: ['CA'] });
      expect(await settle(person)).toBe('accepted');
      expect(await trail()).toEqual([{ act: 'score.adjudicate', actor: person.id, for: arbiter.id }]);
    });

    it('is behind as long as entries wait, and the secretariat sees since when, and no score', async () => {
      await bench.desk.submit('CA', 'c-2025', { i1_unit: { value: 'operating' }, ii1_unit: { value: 'none' } });
      const { judges, cells } = await bench.read();
      const of = (each: Actor) => judges.find(({ id }) => id === each.id);
      expect(of(absent)).toMatchObject({ cells: 2, waiting: 1, asked: 0, answered: 0, scores: 0 });
      expect(cells.filter(({ waiting }) => waiting > 0)).toMatchObject([
        { member: 'CA', pillar: 'I', missing: 0, oldest: of(absent)?.oldest },
        { member: 'CA', pillar: 'II', missing: 2, reviewers: [] },
      ]);
      expect(
        await codeOf(
          new ReadAssignments(
            bench.desk.world.database,
            new ReadCycles(bench.desk.catalogue, bench.desk.world.database),
          ).execute({ actor: absent, cycle: 'c-2025', at: new Date() }),
        ),
      ).toBe('permission.missing');
    });
  });
});
