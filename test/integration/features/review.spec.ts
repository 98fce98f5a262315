import type { Actor } from '@signatory/domain';
import { RemindPeople } from '@signatory/features';
import { codeOf } from './desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

const ANSWERS = { i1_unit: { value: 'operating' }, i1_staff: { value: '5' }, i1_note: { value: 'A note.' } };

let desk: ReviewDesk;
let ann: Actor;
let bob: Actor;
afterEach(() => desk.close());

const begin = async (plan: Parameters<typeof ReviewDesk.open>[0] = {}, answers: object = ANSWERS): Promise<void> => {
  desk = await ReviewDesk.open(plan);
  [ann, bob] = [desk.reviewer(), desk.reviewer()];
  await desk.desk.submit('IT', CYCLE, answers as typeof ANSWERS);
};

describe('a decision', () => {
  it('is taken back by the same person, with the roll-up that followed from it', async () => {
    await begin();
    for (const indicator of Object.keys(ANSWERS)) await desk.decide(ann, indicator, { decision: 'approve' });
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED', i1_note: 'APPROVED' });
    expect(await desk.review(ann, 'i1_note')).toMatchObject({ commands: [], undoSeconds: expect.any(Number) });
    await desk.undo(ann, ['i1_note']);
    expect(await desk.states()).toEqual({
      report: 'UNDER_REVIEW',
      i1_note: 'PENDING',
      i1_staff: 'APPROVED',
      i1_unit: 'APPROVED',
    });
    expect((await desk.acts()).at(-1)).toBe('entry.undo');
    expect(await desk.acts('submission.resume-review')).toHaveLength(1);
    await desk.decide(bob, 'i1_note', { decision: 'approve' });
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
  });

  it('that returned the report is taken back with the return, and the report stays as it was certified', async () => {
    await begin();
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    await desk.decide(ann, 'i1_staff', { decision: 'approve' });
    await desk.decide(ann, 'i1_note', { decision: 'return' });
    expect(await desk.states()).toMatchObject({ report: 'CORRECTION_REQUESTED' });
    await desk.undo(ann, ['i1_note']);
    expect(await desk.desk.report()).toMatchObject({ state: 'UNDER_REVIEW', version: 1 });
    expect(await codeOf(desk.desk.save('i1_note', 1, { value: 'Another.' }))).toBe('entry.not-open');
  });

  it('to return is told to nobody by letter while it can be taken back', async () => {
    await begin({}, { i1_unit: { value: 'operating' } });
    const { world, catalogue } = desk.desk;
    await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    const reminders = { beforeOpening: [], beforeDeadline: [], atDeadline: false, beforeCorrection: [14] };
    await desk.superuser.query('update cycle set reminders = $1', [JSON.stringify(reminders)]);
    const remind = async (): Promise<number> => {
      await new RemindPeople(world.database, catalogue).execute(new Date());
      return (await desk.superuser.query(`select from mail where kind = 'correction'`)).rows.length;
    };
    await desk.decide(ann, 'i1_unit', { decision: 'return' });
    expect(await remind()).toBe(0);
    await desk.age(11);
    expect(await remind()).toBe(1);
  });

  it('is not taken back after ten seconds by the database, by another person, or twice', async () => {
    await begin();
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    expect(await codeOf(desk.undo(bob, ['i1_unit']))).toBe('command.forbidden');
    await desk.age(10.1);
    expect(await codeOf(desk.undo(ann, ['i1_unit']))).toBe('review.undo-over');
    expect((await desk.review(ann, 'i1_unit')).undoSeconds).toBeNull();
    await desk.age(9);
    await desk.undo(ann, ['i1_unit']);
    expect(await codeOf(desk.undo(ann, ['i1_unit']))).toBe('review.undo-followed');
  });

  it('is not taken back once somebody has built on it', async () => {
    await begin();
    await desk.decide(ann, 'i1_unit', { decision: 'ask' });
    await desk.answer('i1_unit');
    expect(await codeOf(desk.undo(ann, ['i1_unit']))).toBe('review.undo-followed');
    await desk.decide(ann, 'i1_staff', { decision: 'approve' });
    await desk.superuser.query(
      `insert into score (cycle_id, member_code, commitment_id, opinions) select id, 'IT', 'c1', 1 from cycle`,
    );
    expect(await codeOf(desk.undo(ann, ['i1_staff']))).toBe('review.undo-followed');
  });

  it('to return is not taken back once the member corrects', async () => {
    await begin();
    for (const indicator of ['i1_unit', 'i1_staff']) await desk.decide(ann, indicator, { decision: 'approve' });
    await desk.decide(ann, 'i1_note', { decision: 'return' });
    await desk.desk.save('i1_note', 1, { value: 'Another.' });
    expect(await codeOf(desk.undo(ann, ['i1_note']))).toBe('review.undo-followed');
  });

  it('on a version that is no more is refused with the version that is', async () => {
    await begin();
    await desk.desk.withdraw('IT', CYCLE);
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'planned' } }, 1);
    await expect(desk.decide(ann, 'i1_unit', { decision: 'approve', version: 1 })).rejects.toMatchObject({
      code: 'review.stale',
      facts: { sent: 1, current: 2, indicator: 'i1_unit' },
    });
    await desk.decide(ann, 'i1_unit', { decision: 'approve', version: 2 });
  });
});

describe('a plan that asks for a second pair of eyes', () => {
  it('has an entry wait for another reviewer, who is another person', async () => {
    await begin({ review: { approvals: 2 } }, { i1_unit: { value: 'operating' } });
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    expect(await desk.states()).toEqual({ report: 'UNDER_REVIEW', i1_unit: 'AWAITING_APPROVAL' });
    expect(await desk.review(ann, 'i1_unit')).toMatchObject({
      commands: ['ask', 'return'],
      row: { approvals: 1, approvalsAsked: 2 },
    });
    expect((await desk.review(bob, 'i1_unit')).commands).toEqual(['approve', 'ask', 'return']);
    expect(await codeOf(desk.decide(ann, 'i1_unit', { decision: 'approve' }))).toBe('same-person');
    const partial = { ...desk.reviewer(), nationality: 'FR' };
    expect(await codeOf(desk.decide(partial, 'i1_unit', { decision: 'approve' }))).toBe('conflict-of-interest');
    await desk.decide(bob, 'i1_unit', { decision: 'approve' });
    expect(await desk.states()).toEqual({ report: 'ACCEPTED', i1_unit: 'APPROVED' });
    expect((await desk.acts()).slice(-2)).toEqual(['entry.endorse', 'entry.approve']);
  });

  it('loses the first approval with a question, and has it back when the question is taken back', async () => {
    await begin({ review: { approvals: 2 } }, { i1_unit: { value: 'operating' } });
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    await desk.decide(bob, 'i1_unit', { decision: 'ask' });
    await desk.undo(bob, ['i1_unit']);
    expect(await desk.review(bob, 'i1_unit')).toMatchObject({
      row: { state: 'AWAITING_APPROVAL', approvals: 1 },
      threads: [],
    });
    await desk.decide(bob, 'i1_unit', { decision: 'ask' });
    await desk.answer('i1_unit');
    await desk.decide(bob, 'i1_unit', { decision: 'approve', text: 'The answer is enough.' });
    expect(await desk.review(ann, 'i1_unit')).toMatchObject({ row: { state: 'AWAITING_APPROVAL', approvals: 1 } });
  });

  it('may ask for three, and one indicator for another number than the plan', async () => {
    const [commitment] = (await import('../../support/build-plan.js')).buildPlan().commitments;
    const indicators = (commitment?.indicators ?? []).map((each) =>
      each.code === 'i1_unit' ? { ...each, approvals: 3 } : each,
    );
    await begin({ commitments: [{ ...commitment, indicators } as NonNullable<typeof commitment>] });
    await desk.decide(ann, 'i1_note', { decision: 'approve' });
    const third = desk.reviewer();
    for (const [n, who] of [ann, bob, third].entries()) {
      expect((await desk.states())['i1_unit']).toBe(n === 0 ? 'PENDING' : 'AWAITING_APPROVAL');
      await desk.decide(who, 'i1_unit', { decision: 'approve' });
    }
    expect(await desk.states()).toMatchObject({ i1_unit: 'APPROVED', i1_note: 'APPROVED' });
  });

  it('begins anew when the value changed: no approval of what was before counts', async () => {
    await begin({ review: { approvals: 2 } });
    for (const who of [ann, bob]) await desk.decide(who, 'i1_unit', { decision: 'approve' });
    for (const who of [ann, bob]) await desk.decide(who, 'i1_note', { decision: 'approve' });
    await desk.decide(ann, 'i1_staff', { decision: 'approve' });
    await desk.decide(bob, 'i1_staff', { decision: 'return' });
    await desk.desk.submit('IT', CYCLE, { i1_staff: { value: '6' } }, 1);
    await desk.decide(bob, 'i1_staff', { decision: 'approve', version: 2 });
    expect(await desk.review(ann, 'i1_staff')).toMatchObject({
      row: { state: 'AWAITING_APPROVAL', approvals: 1, resubmitted: true },
    });
    expect(await desk.states()).toMatchObject({ i1_unit: 'APPROVED', report: 'UNDER_REVIEW' });
    await desk.decide(ann, 'i1_staff', { decision: 'approve', version: 2 });
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
  });
});

describe('a thread', () => {
  const say = (
    actor: Actor,
    command: 'comment' | 'resolve' | 'reopen',
    thread?: string,
    text?: string,
    language?: string,
  ) =>
    desk.write.execute({
      ...desk.place('i1_unit'),
      actor,
      command,
      ...(thread ? { thread } : {}),
      ...(text ? { text } : {}),
      language,
    });
  const read = (actor: Actor) => desk.threads.execute({ ...desk.place('i1_unit'), actor });

  it('keeps an entry from being approved until it is resolved, or why is written down', async () => {
    await begin();
    const id = await say(ann, 'comment', undefined, 'Which decree is it?');
    expect(await codeOf(desk.decide(bob, 'i1_unit', { decision: 'approve' }))).toBe('review.threads-open');
    await say(desk.lead(), 'comment', id, 'Décret 12 de 2025.', 'fr');
    expect(await read(desk.lead())).toMatchObject([
      {
        id: '1-1',
        state: 'OPEN',
        submission: 1,
        version: 1,
        // Whoever says nothing of it writes in the language of the own letters.
        messages: [
          { role: 'reviewer', language: 'en' },
          { role: 'lead-focal-point', text: 'Décret 12 de 2025.', language: 'fr' },
        ],
        commands: ['comment'],
      },
    ]);
    expect(await codeOf(say(desk.lead(), 'resolve', id))).toBe('command.forbidden');
    await say(bob, 'resolve', id);
    expect((await read(ann))[0]).toMatchObject({ state: 'RESOLVED', resolved: { role: 'reviewer' } });
    expect(await codeOf(say(bob, 'comment', id, 'One more.'))).toBe('command.wrong-state');
    await say(desk.lead(), 'reopen', id);
    await desk.decide(bob, 'i1_unit', { decision: 'approve', text: 'The decree stands elsewhere in the report.' });
    expect(await desk.states()).toMatchObject({ i1_unit: 'APPROVED' });
    const acts = ['comment', 'comment', 'resolve', 'reopen'].map((act) => `thread.${act}`);
    expect(await desk.acts('thread.%')).toEqual(acts);
  });

  it('of a question is answered by what the member writes into it', async () => {
    await begin();
    await desk.decide(ann, 'i1_unit', { decision: 'ask' });
    const [thread] = await read(desk.lead());
    await say(desk.lead(), 'comment', thread?.id, 'It is in the annex.');
    expect(await desk.states()).toMatchObject({ i1_unit: 'ANSWERED' });
    expect((await read(ann))[0]?.messages).toHaveLength(2);
    expect(await codeOf(desk.decide(ann, 'i1_unit', { decision: 'approve' }))).toBe('review.threads-open');
  });

  it('stays with the version it is about, and open in the next one', async () => {
    await begin();
    for (const indicator of ['i1_staff', 'i1_note']) await desk.decide(ann, indicator, { decision: 'approve' });
    const id = await say(ann, 'comment', undefined, 'Which decree is it?');
    await desk.decide(ann, 'i1_unit', { decision: 'return' });
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'planned' } }, 1);
    expect(await codeOf(desk.decide(ann, 'i1_unit', { decision: 'approve', version: 2 }))).toBe('review.threads-open');
    expect(await read(ann)).toMatchObject([{ id, submission: 1, version: 1, state: 'OPEN' }]);
    await say(ann, 'resolve', id);
    await desk.decide(ann, 'i1_unit', { decision: 'approve', version: 2 });
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
  });

  it('is begun by the member once it is reviewed and by reviewers, who are impartial, and read by nobody else', async () => {
    await begin();
    const ask = () => say(desk.lead(), 'comment', undefined, 'May I ask?');
    expect(await codeOf(ask())).toBe('not-found');
    await desk.decide(ann, 'i1_staff', { decision: 'approve' });
    await ask();
    expect(await codeOf(desk.decide(bob, 'i1_unit', { decision: 'approve' }))).toBe('review.threads-open');
    expect(await codeOf(say(desk.reviewer(['IT'], 'FR'), 'comment', undefined, 'May I?'))).toBe('conflict-of-interest');
    expect(await codeOf(say(desk.reviewer(['CA']), 'comment', undefined, 'May I?'))).toBe('not-found');
    expect(await codeOf(read(desk.lead('CA')))).toBe('not-found');
    expect(await codeOf(say(ann, 'resolve', '1-9'))).toBe('not-found');
  });
});

describe('many entries', () => {
  const entries = (...codes: string[]) => codes.map((indicator) => ({ member: 'IT', indicator, version: 1 }));

  it('are approved together, and taken back together', async () => {
    await begin();
    await desk.approveAll(ann, entries('i1_unit', 'i1_staff', 'i1_note'));
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
    await desk.undo(ann, ['i1_unit', 'i1_staff', 'i1_note']);
    expect(await desk.states()).toEqual({
      report: 'UNDER_REVIEW',
      i1_unit: 'PENDING',
      i1_staff: 'PENDING',
      i1_note: 'PENDING',
    });
  });

  it('are all left as they are where one of them stops it, with what stops each', async () => {
    await begin();
    await desk.decide(bob, 'i1_note', { decision: 'ask' });
    const stops = async (who: Actor, asked: ReturnType<typeof entries>) => {
      const refused = await desk.approveAll(who, asked).catch((error: unknown) => error);
      const { facts } = refused as { facts: { stops: { indicator: string; why: string }[] } };
      return facts.stops.map(({ indicator, why }) => [indicator, why]);
    };
    expect(await stops(ann, entries('i1_unit', 'i1_note', 'i1_none'))).toEqual([
      ['i1_note', 'review.threads-open'],
      ['i1_none', 'indicator.unknown'],
    ]);
    expect(await stops(ann, [{ member: 'IT', indicator: 'i1_unit', version: 9 }])).toEqual([
      ['i1_unit', 'review.stale'],
    ]);
    expect(await stops(desk.reviewer(['IT'], 'FR'), entries('i1_unit'))).toEqual([['i1_unit', 'conflict-of-interest']]);
    await desk.superuser.query(
      `insert into finding (cycle_id, member_code, run_id, n, rule, severity, outcome, indicator, values_sha256)
       select cycle_id, member_code, id, 99, 'X', 'WARNING', 'FAIL', 'i1_staff', 'x' from validation_run
         where revision = (select max(at_revision) from submission)`,
    );
    expect(await stops(ann, entries('i1_unit', 'i1_staff'))).toEqual([['i1_staff', 'review.findings-open']]);
    expect(await desk.states()).toMatchObject({ i1_unit: 'PENDING', i1_staff: 'PENDING', report: 'UNDER_REVIEW' });
    expect(await desk.acts('entry.approve')).toEqual([]);
  });
});
