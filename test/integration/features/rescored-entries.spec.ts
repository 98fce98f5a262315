import type { Actor, ScoreValue } from '@signatory/domain';
import {
  Audit,
  GiveOpinion,
  GiveReply,
  MoveScore,
  ReadCycles,
  ReadNews,
  ReadScores,
  ShareScores,
  TellConsultations,
  TellNews,
} from '@signatory/features';
import { addPerson } from '../../support/add-person.js';
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

/** When what has happened by now is told. */
const soon = (): Date => new Date(Date.now() + 120_000);

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

it('its member is told so where it was shown the former score, and of a score on its way nothing', async () => {
  const { world, catalogue } = desk.desk;
  const { database } = world;
  const lead = await addPerson(world, { role: 'lead-focal-point', members: ['IT'] });
  const scores = new ReadScores(database, catalogue);
  const question = { actor: lead, cycle: CYCLE, member: 'IT', at: new Date() };
  const seen = async (): Promise<unknown> => {
    const { row, formerReplies, reply, changes } = await scores.read(question, 'c1');
    expect((await scores.list(question)).map(({ again }) => again)).toEqual([row.again]);
    return [row.again, row.value, reply?.n, formerReplies.map(({ n }) => n), changes.map(({ command }) => command)];
  };
  const told = async (): Promise<(string | undefined)[][]> => {
    await new TellNews(database, catalogue, new TellConsultations(database)).execute(soon());
    const { news } = await new ReadNews(database, catalogue).execute(lead, soon());
    return news.filter(({ kind }) => kind === 'scores-again').map(({ places }) => places.map(({ path }) => path));
  };
  const change = async (value: string, version: number): Promise<void> => {
    await reopen();
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value } }, version);
    await approve({ i1_unit: version + 1 });
  };
  await scored();
  await change('none', 1);
  expect(await seen()).toEqual([false, null, undefined, [], []]);
  await opine(ann, -1);
  await opine(bob, -1);
  const share = new ShareScores(database, new ReadCycles(catalogue, database), new MoveScore(new Audit()));
  const sharing = { cycle: CYCLE, member: 'IT', actor: secretariat() };
  await share.execute({ ...sharing, at: new Date() });
  const audit = new Audit();
  await new GiveReply(database, catalogue, new MoveScore(audit), audit).execute({
    ...question,
    commitment: 'c1',
    at: new Date(),
    body: { kind: 'contested', text: 'The unit operates.', publish: true, evidence: [] },
  });
  expect(await seen()).toEqual([false, -1, 1, [], []]);
  expect(await told()).toEqual([]);
  await change('planned', 2);
  expect(await seen()).toEqual([true, null, undefined, [1], ['rescore']]);
  expect(await told()).toEqual([['/scoring/c-2025/IT/I.1']]);
  await opine(ann, 0);
  await opine(bob, 0);
  expect(await seen()).toEqual([true, null, undefined, [1], ['rescore']]);
  await share.execute({ ...sharing, at: new Date() });
  expect(await seen()).toEqual([false, 0, undefined, [1], ['rescore']]);
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

it('a report is reopened only while its member could change it', async () => {
  await scored();
  const past = `opens_at = now() - interval '3 days', deadline_at = now() - interval '2 days', cut_off_at = now() - interval '1 day'`;
  await desk.superuser.query(`update cycle set ${past}`);
  await expect(reopen()).rejects.toMatchObject({ code: 'cycle.closed' });
  await desk.superuser.query(`update cycle set state = 'CLOSED'`);
  await expect(reopen()).rejects.toMatchObject({ code: 'cycle.not-open' });
  const { commands } = await desk.desk.read.execute({ ...desk.desk.request(secretariat()), language: 'en' });
  expect(commands).not.toContain('reopen');
  expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
});
