import { plainText, type Actor, type Commitment } from '@signatory/domain';
import { Audit, GiveOpinion, MoveScore, OpenCycle, ReadCycles, SetFinding, StepCycle } from '@signatory/features';
import { buildPlan } from '../../support/build-plan.js';
import { Held } from '../../support/held.js';
import { JudgedActions } from '../../support/judged-actions.js';
import { codeOf } from './desk.js';
import { DUE, ReplyDesk } from './reply-desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

describe('while the second of two scores is being given', () => {
  let desk: ReviewDesk;
  let first: Actor;
  let second: Actor;
  const place = { cycle: CYCLE, member: 'IT' } as const;
  afterEach(() => desk.close());
  beforeEach(async () => {
    const [commitment] = buildPlan().commitments as [Commitment];
    const { guideline } = commitment;
    const countervailing = { score: -1 as const, if: 'i1_found', words: plainText('The unit exists on paper.') };
    const commitments = [{ ...commitment, guideline: guideline && { ...guideline, countervailing } }];
    desk = await ReviewDesk.open({ commitments });
    [first, second] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'operating' } });
    await desk.decide(first, 'i1_unit', { decision: 'approve' });
    await opine(first);
  });

  const opine = (actor: Actor): Promise<void> => {
    const give = new GiveOpinion(
      desk.desk.world.database,
      desk.desk.catalogue,
      new MoveScore(new Audit()),
      new Audit(),
    );
    const body = { value: 1 as const, rationale: 'It operates.' };
    return give.execute({ ...place, actor, commitment: 'c1', body, at: new Date() });
  };
  const head = async () =>
    (await desk.superuser.query<{ state: string; proposal: number | null }>('select state, proposal from score'))
      .rows[0];

  it('what the guideline reads does not change behind it', async () => {
    const held = await Held.by(
      desk.desk.world.test.superuserUrl,
      `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, n, value, rationale)
       select id, 'IT', 'c1', $1, 1, 0, '' from cycle`,
      [second.id],
    );
    const scored = codeOf(opine(second));
    await held.waitedForBy(1);
    const { database } = desk.desk.world;
    const setFinding = new SetFinding(database, desk.desk.catalogue, new Audit(), new MoveScore(new Audit()));
    const body = { value: true, rationale: 'Nobody works there.' };
    const found = codeOf(setFinding.execute({ ...place, actor: first, indicator: 'i1_found', body, at: new Date() }));
    const ended = await Promise.race([found, held.waitedForBy(2).then(() => 'waits')]);
    await held.letGo();

    expect([ended, await scored, await found]).toEqual(['waits', 'accepted', 'score.already-given']);
    expect(await head()).toEqual({ state: 'AGREED', proposal: 1 });
  });

  it('the cycle is not concluded without it, or it is not taken', async () => {
    await desk.superuser.query(`update cycle set state = 'ASSESSMENT'`);
    const { catalogue, world } = desk.desk;
    const held = await Held.by(world.test.superuserUrl, 'select from score for update');
    const scored = codeOf(opine(second));
    await held.waitedForBy(1);
    const { version } = (await catalogue.open(CYCLE)).cycle;
    const actor = desk.desk.person('secretariat', []);
    const step = {
      actor,
      cycle: CYCLE,
      command: 'conclude',
      version,
      reason: null,
      confirm: null,
      at: new Date(),
    } as const;
    await new StepCycle(world.database, new ReadCycles(catalogue, world.database), new OpenCycle(new Audit())).execute(
      step,
    );
    await held.letGo();

    expect(await scored).toBe('command.wrong-state');
    expect(await head()).toEqual({ state: 'NOT_SCORED', proposal: null });
  });
});

it('a score is not shared while its member is contesting what it stands on', async () => {
  const desk = await JudgedActions.open();
  try {
    const lead = desk.person('lead-focal-point');
    const reviewers = [desk.person('reviewer'), desk.person('reviewer')];
    const action = await desk.propose(lead);
    for (const each of reviewers) await desk.class(each, action, 'strong');
    for (const each of reviewers) await desk.score(each, 1);
    const held = await Held.by(
      desk.world.test.superuserUrl,
      `insert into action_change (cycle_id, member_code, action_id, n, command, from_state, to_state, role, actor)
       select cycle_id, member_code, id, version, '', '', '', '', '' from action`,
    );
    const contested = codeOf(desk.contest(lead, action));
    await held.waitedForBy(1);
    const shared = codeOf(desk.share());
    const ended = await Promise.race([shared, held.waitedForBy(2).then(() => 'waits')]);
    await held.letGo();

    expect([ended, await contested, await shared]).toEqual(['waits', 'accepted', 'action.contests-open']);
  } finally {
    await desk.close();
  }
});

// Whoever asks for the scores of several members, as the clock does, stops at each: what it looks at is fixed by then.
const PAUSED = `create policy paused on score as restrictive for select using (
  case when current_setting('app.reads') like '%FR%' then pg_advisory_xact_lock_shared(4711)::text is not null else true end)`;

it('a score is not confirmed by the clock while its member contests it in its last second', async () => {
  const desk = await ReplyDesk.open();
  try {
    await desk.share('IT', 0);
    await desk.asSuperuser((superuser) => superuser.query(PAUSED));
    const held = await Held.by(desk.world.test.superuserUrl, 'select pg_advisory_xact_lock(4711)');
    const confirmed = desk.confirm();
    await held.waitedForBy(1);
    await desk.reply('IT', { kind: 'contested', text: 'The unit operates.' }, DUE);
    await held.letGo();

    expect(await confirmed).toBe(0);
    await desk.answer('IT', 1, [], { at: new Date(DUE.getTime() + 1_000) });
    expect((await desk.request()).replies).toMatchObject([{ member: 'IT', answer: { role: 'adjudicator' } }]);
  } finally {
    await desk.close();
  }
});
