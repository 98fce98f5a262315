import type { Actor, ScoreValue } from '@signatory/domain';
import { Audit, GiveOpinion, MoveScore, ReadCycles, ShareScores } from '@signatory/features';
import { CYCLE, ReviewDesk } from './review-desk.js';

let desk: ReviewDesk;
const [ann, bob] = ['ann', 'bob'].map((id) => reviewer(id)) as [Actor, Actor];
beforeEach(async () => {
  desk = await ReviewDesk.open();
});
afterEach(() => desk.close());

function reviewer(id: string): Actor {
  const grant = {
    role: 'reviewer' as const,
    plan: 'test-plan',
    cycle: null,
    members: ['IT'],
    pillars: [],
    until: null,
  };
  return { id, name: 'A reviewer', nationality: null, grants: [grant] };
}

const secretariat = (): Actor => desk.desk.person('secretariat', []);

function opine(actor: Actor, value: ScoreValue): Promise<unknown> {
  const { world, catalogue } = desk.desk;
  const give = new GiveOpinion(world.database, catalogue, new MoveScore(new Audit()), new Audit());
  const body = { value, rationale: 'The approved entries show it, each with its evidence.' };
  return give.execute({ cycle: CYCLE, member: 'IT', commitment: 'c1', actor, body, at: new Date() });
}

async function approve(versions: Readonly<Record<string, number>>): Promise<void> {
  for (const [indicator, version] of Object.entries(versions))
    await desk.decide(ann, indicator, { decision: 'approve', version });
}

function reopen(): Promise<void> {
  const reason = 'The ministry found an error.';
  return desk.desk.returnReport.reopen({ ...desk.desk.request(secretariat()), reason });
}

async function score(): Promise<unknown> {
  const { rows } = await desk.superuser.query(
    `select state, round, opinions, value, (select command from score_change order by n desc limit 1) as last from score`,
  );
  return rows[0];
}

async function scored(): Promise<void> {
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' }, i1_staff: { value: '7' } });
  await approve({ i1_unit: 1, i1_staff: 1 });
  await opine(ann, 1);
  await opine(bob, 1);
  expect(await score()).toMatchObject({ state: 'AGREED', round: 1, value: 1 });
}

it('a score stands while what its guideline reads is as it was', async () => {
  await scored();
  await reopen();
  await desk.desk.submit('IT', CYCLE, { i1_staff: { value: '9' } }, 1);
  await approve({ i1_staff: 2 });
  expect(await desk.states()).toMatchObject({ report: 'ACCEPTED', i1_unit: 'APPROVED', i1_staff: 'APPROVED' });
  expect(await score()).toMatchObject({ state: 'AGREED', round: 1, value: 1 });
});

it('a score that rests on an entry that changed is given again, blind; what was given before stays in the ledger', async () => {
  await scored();
  await reopen();
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'none' } }, 1);
  // Certified, and nobody has looked at it: the score stands with the version that stands.
  expect(await score()).toMatchObject({ state: 'AGREED' });
  await approve({ i1_unit: 2 });
  expect(await score()).toEqual({ state: 'NOT_SCORED', round: 2, opinions: 0, value: 1, last: 'rescore' });
  await opine(ann, -1);
  expect(await score()).toMatchObject({ state: 'NOT_SCORED', opinions: 1 });
  await opine(bob, -1);
  expect(await score()).toMatchObject({ state: 'AGREED', round: 2, value: -1 });
  const { rows } = await desk.superuser.query('select from_value, to_value, reason from score_change order by n');
  expect(rows).toContainEqual({ from_value: 1, to_value: 1, reason: 'An entry that this score rests on has changed.' });
});

it('one of two blind opinions is given again as well, and one that was shared is no longer its member’s to see', async () => {
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' } });
  await approve({ i1_unit: 1 });
  await opine(ann, 1);
  await reopen();
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'planned' } }, 1);
  await approve({ i1_unit: 2 });
  expect(await score()).toMatchObject({ state: 'NOT_SCORED', round: 2, opinions: 0 });
  await opine(ann, 0);
  await opine(bob, 0);
  const { world, catalogue } = desk.desk;
  const share = new ShareScores(world.database, new ReadCycles(catalogue, world.database), new MoveScore(new Audit()));
  await share.execute({ cycle: CYCLE, member: 'IT', actor: secretariat(), at: new Date() });
  expect(await score()).toMatchObject({ state: 'SHARED', round: 2 });
  await reopen();
  await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'none' } }, 2);
  await approve({ i1_unit: 3 });
  expect(await score()).toMatchObject({ state: 'NOT_SCORED', round: 3, opinions: 0 });
});
