import { randomUUID } from 'node:crypto';
import type { ScorePage, ScorePageQuery } from '@signatory/contract';
import { plainText, type Actor, type Role } from '@signatory/domain';
import { Audit, Catalogue, GiveReply, MoveScore, ReadScoreDesk, ReadScores, SetFinding } from '@signatory/features';
import { buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { countStatements } from '../../support/count-statements.js';
import { codeOf } from './desk.js';

let world: World;
beforeAll(async () => (world = await World.build()));
afterAll(() => world.close());

const person = (role: Role, nationality: string | null = null): Actor => ({
  id: randomUUID(),
  name: `The ${role}`,
  nationality,
  grants: [{ role, plan: 'test-plan', cycle: null, members: ['IT'], pillars: [], until: null }],
});

const place = { cycle: 'c-2025', member: 'IT' };

it('two assessors who find at the same instant are both kept, in an order', async () => {
  const { database } = world;
  const setFinding = new SetFinding(database, new Catalogue(database), new Audit(), new MoveScore(new Audit()));
  const at = new Date();
  const find = (value: boolean): Promise<void> =>
    setFinding.execute({
      ...place,
      actor: person('reviewer', 'CA'),
      indicator: 'i1_found',
      body: { value, rationale: 'As seen.' },
      at,
    });

  const ends = await Promise.all([true, false, true, false].map((value) => codeOf(find(value))));

  expect(ends).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  const kept = await world.asSystem((tx) => tx.query<{ n: number }[]>('select n from assessor_finding order by n'));
  expect(kept.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
});

it('what an assessor finds decides a score: it is taken while scores are, and of nobody who writes chapters', async () => {
  const { database } = world;
  const setFinding = new SetFinding(database, new Catalogue(database), new Audit(), new MoveScore(new Audit()));
  const find = (actor: Actor): Promise<string> =>
    codeOf(
      setFinding.execute({
        ...place,
        actor,
        indicator: 'i1_found',
        body: { value: true, rationale: 'As seen.' },
        at: new Date(),
      }),
    );
  const reviewer = person('reviewer', 'CA');
  const both = { ...reviewer, grants: [...reviewer.grants, ...person('editor').grants] };
  expect(await find(both)).toBe('same-person');
  expect(await find(reviewer)).toBe('accepted');
  const [before] = await world.asSystem((tx) => tx.query<{ state: string }[]>('select state from cycle'));
  const move = (state = ''): Promise<unknown> =>
    world.asSystem((tx) => tx.query('update cycle set state = $1', [state]));
  await move('CONCLUDED');
  expect(await find(reviewer)).toBe('command.wrong-state');
  await move(before?.state);
});

it('a reply is taken until its due date and refused after it, with the date', async () => {
  const { database } = world;
  const giveReply = new GiveReply(database, new Catalogue(database), new MoveScore(new Audit()), new Audit());
  const due = new Date('2026-03-03T12:00:00Z');
  await world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at, reply_due_at)
       select id, 'IT', 'c1', 'SHARED', 'score', 0, $1, $1 from cycle where code = 'c-2025'
       on conflict (cycle_id, member_code, commitment_id) do update set state = excluded.state, kind = excluded.kind,
         value = excluded.value, shared_at = excluded.shared_at, reply_due_at = excluded.reply_due_at`,
      [due],
    ),
  );
  const reply = (at: Date): Promise<void> =>
    giveReply.execute({
      ...place,
      actor: person('lead-focal-point'),
      commitment: 'c1',
      body: { kind: 'contested', text: 'The unit operates.', publish: true, evidence: [] },
      at,
    });

  await expect(reply(new Date(due.getTime() + 1))).rejects.toMatchObject({
    code: 'reply.too-late',
    facts: { due: due.toISOString() },
  });
  expect(await world.asSystem((tx) => tx.query('select from score_reply'))).toHaveLength(0);
  expect(await codeOf(reply(due))).toBe('accepted');
});

it('a desk of many members reads of each what is its own', async () => {
  const members = Array.from({ length: 60 }, (_, at) => `M${String(at).padStart(2, '0')}`);
  const few = buildPlan();
  const plan = buildPlan({
    members: members.map((code) => ({ code, name: plainText(code), abbreviation: code, kind: 'country' })),
    conflictGroups: [],
    method: { ...few.method, silence: 'desk' },
  });
  // Nothing can come any more: whoever sent nothing can be scored by the desk's search. Of the others some wait for review,
  // and of those that are through it one has an action that nobody has classed.
  const many = await World.build({ plan, cycle: { state: 'CLOSED' } });
  const came = members.filter((_, at) => at % 7 === 0);
  const approved = ['M07', 'M14', 'M28', 'M56'];
  const unclassed = ['M14'];
  try {
    await many.asSystem(async (tx) => {
      await tx.query('insert into report (cycle_id, member_code) select id, m from cycle, unnest($1::text[]) m', [
        came,
      ]);
      await tx.query(
        `insert into submission (cycle_id, member_code, version, state, at_revision, sha256, submitted_at, certified_by)
         select id, m, 1, 'UNDER_REVIEW', 1, repeat('0', 64), now(), 'test' from cycle, unnest($1::text[]) m`,
        [came],
      );
      await tx.query(
        `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, state)
         select id, m, 1, 'id-i1_unit', case when m = any ($2) then 'APPROVED' else 'PENDING' end
         from cycle, unnest($1::text[]) m`,
        [came, approved],
      );
      await tx.query(
        `insert into action (cycle_id, member_code, commitment_id, origin, happened, text, codebook, proposed_by, role)
         select id, m, 'c1', 'member', '2025-01-01', '{}', '1', 'test', 'focal-point' from cycle, unnest($1::text[]) m`,
        [unclassed],
      );
    });
    const [grant] = person('reviewer').grants;
    const actor = { ...person('reviewer', 'CA'), grants: [{ ...grant, members }] } as Actor;
    const scores = new ReadScores(many.database, new Catalogue(many.database));
    const rows = await scores.list({ actor, cycle: 'c-2025', at: new Date() });
    const isReady = (code: string): boolean =>
      !came.includes(code) || (approved.includes(code) && !unclassed.includes(code));
    expect(rows.map(({ member, ready }) => [member, ready])).toEqual(members.map((code) => [code, isReady(code)]));

    // As many statements for all of them as for one.
    const ask = (member?: string) => (): Promise<unknown> =>
      scores.list({ actor, cycle: 'c-2025', at: new Date(), ...(member && { member }) });
    expect(await countStatements(ask())).toBe(await countStatements(ask('M01')));

    const desk = new ReadScoreDesk(many.database, new Catalogue(many.database));
    const page = (query: Partial<ScorePageQuery>): Promise<ScorePage> =>
      desk.execute({ actor, cycle: 'c-2025', query: { limit: 25, ...query }, at: new Date() });
    const first = await page({});
    const second = await page({ cursor: first.next ?? '' });
    const third = await page({ cursor: second.next ?? '' });
    expect([first, second, third].map(({ rows: { length }, total }) => [length, total])).toEqual([
      [25, 60],
      [25, 60],
      [10, 60],
    ]);
    expect(third.next).toBeNull();
    const paged = [first, second, third].flatMap((each) => each.rows.map(({ member }) => member));
    expect(paged).toEqual([...members.filter(isReady), ...members.filter((code) => !isReady(code))]);
    expect((await page({ member: 'M07' })).rows).toMatchObject([{ member: 'M07', ready: true }]);
    expect((await page({ state: 'NOT_SCORED' })).total).toBe(60);
    expect((await page({ state: 'unsettled' })).total).toBe(0);
    expect((await page({ desk: 'settle' })).total).toBe(0);
    expect([(await page({ pillar: 'I' })).total, (await page({ pillar: 'II' })).total]).toEqual([60, 0]);
    await expect(page({ cursor: 'M07' })).rejects.toMatchObject({ code: 'request.invalid' });
  } finally {
    await many.close();
  }
});
