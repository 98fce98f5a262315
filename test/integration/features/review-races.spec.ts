import { jest } from '@jest/globals';
import type { Actor } from '@signatory/domain';
import { Random } from '../../support/random.js';
import { trials } from '../../support/trials.js';
import { codeOf } from './desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

const { races, seed } = trials();
// A thousand of them take minutes on a busy machine.
jest.setTimeout(180_000 + races * 2_000);
const CODES = ['i1_unit', 'i1_note', 'i1_law'];
const ENTRIES = CODES.map((indicator) => ({ member: 'IT', indicator, version: 1 }));

/** As it was when the report was certified, before anybody looked at it. */
const RESET = `
  delete from entry_review_event; delete from entry_review; delete from outbox where done_at is null;
  delete from submission where version > 1;
  update submission set state = 'SUBMITTED', returned = null, due_at = null, reason = null;
  delete from validation_run where revision > (select at_revision from submission);
  delete from entry_version where version > 1; update entry set version = 1;
  update report set revision = (select at_revision from submission) where member_code = 'IT'`;

describe(`two commands at once, ${races} times each (seed ${seed})`, () => {
  let desk: ReviewDesk;
  let ann: Actor;
  let bob: Actor;
  const random = new Random(seed);

  const begin = async (approvals: number): Promise<void> => {
    desk = await ReviewDesk.open({ review: { approvals } });
    [ann, bob] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.submit('IT', CYCLE, {
      i1_unit: { value: 'operating' },
      i1_note: { value: 'A note.' },
      i1_law: { value: true },
    });
  };
  afterEach(() => desk.close());

  /** Gives both at once, in either order, and answers how each ended. */
  const race = async (one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<[string, string]> => {
    const isFirst = random.below(2) === 0;
    const started = (isFirst ? [one, other] : [other, one]).map((act) => codeOf(act()));
    const [first = '', second = ''] = await Promise.all(started);
    return isFirst ? [first, second] : [second, first];
  };

  /** How the pairs ended, each way with how often. */
  const repeat = async (prepare: () => Promise<unknown>, once: () => Promise<string>): Promise<Map<string, number>> => {
    const ends = new Map<string, number>();
    for (let n = 0; n < races; n += 1) {
      await desk.superuser.query(RESET);
      await prepare();
      const end = await once();
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
    return ends;
  };
  const nothing = (): Promise<void> => Promise.resolve();
  const count = async (sql: string): Promise<number> =>
    (await desk.superuser.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? -1;
  const acts = (act: string): Promise<number> => count(`audit_event where body::jsonb ->> 'act' = '${act}'`);
  const withdraw = (): Promise<void> => desk.desk.withdraw('IT', CYCLE);

  it('an approval against an edit of the report: one of them, and the trail has each that was', async () => {
    await begin(1);
    const ends = await repeat(nothing, async () => {
      const end = await race(() => desk.decide(ann, 'i1_unit', { decision: 'approve' }), withdraw);
      const { report, i1_unit: entry = 'none' } = await desk.states();
      return [...end, report, entry].join(' ');
    });
    const approved = 'accepted command.wrong-state UNDER_REVIEW APPROVED';
    const edited = 'command.wrong-state accepted WITHDRAWN none';
    expect([...ends.keys()].sort()).toEqual([approved, edited]);
    expect([await acts('entry.approve'), await acts('submission.withdraw')]).toEqual([
      ends.get(approved),
      ends.get(edited),
    ]);
  });

  it('two approvals where one is asked for: one of them', async () => {
    await begin(1);
    const ends = await repeat(nothing, async () => {
      const approve = (who: Actor) => () => desk.decide(who, 'i1_unit', { decision: 'approve' });
      const end = (await race(approve(ann), approve(bob))).sort();
      return `${end.join(' ')} ${await count(`entry_review_event where command = 'approve'`)}`;
    });
    expect([...ends.keys()]).toEqual(['accepted command.wrong-state 1']);
  });

  it('two approvals where two are asked for: both of two people, and one of the same person', async () => {
    await begin(2);
    const ends = await repeat(nothing, async () => {
      const approve = (who: Actor, code: string) => () => desk.decide(who, code, { decision: 'approve' });
      const both = await race(approve(ann, 'i1_unit'), approve(bob, 'i1_unit'));
      const same = (await race(approve(ann, 'i1_note'), approve(ann, 'i1_note'))).sort();
      const { i1_unit: entry, i1_note: note } = await desk.states();
      return [...both, entry, ...same, note].join(' ');
    });
    expect([...ends.keys()]).toEqual(['accepted accepted APPROVED accepted same-person AWAITING_APPROVAL']);
  });

  it('many approvals against an edit, and against a question: all of them or none', async () => {
    await begin(1);
    const approveAll = () => desk.approveAll(ann, ENTRIES);
    const count3 = () => count(`entry_review_event where command = 'approve'`);
    const edited = await repeat(
      nothing,
      async () => `${(await race(approveAll, withdraw)).join(' ')} ${await count3()}`,
    );
    expect([...edited.keys()].sort()).toEqual(['accepted command.wrong-state 3', 'review.bulk-stopped accepted 0']);
    const asked = await repeat(nothing, async () => {
      const end = await race(approveAll, () => desk.decide(bob, 'i1_note', { decision: 'ask' }));
      return `${end.join(' ')} ${await count3()} ${(await desk.states())['report']}`;
    });
    expect([...asked.keys()].sort()).toEqual([
      'accepted command.wrong-state 3 ACCEPTED',
      'review.bulk-stopped accepted 0 UNDER_REVIEW',
    ]);
  });

  it('a return taken back against the correction that it asked for: one of them, and nothing is lost', async () => {
    await begin(1);
    const back = async (): Promise<void> => {
      await desk.approveAll(ann, ENTRIES.slice(0, 1));
      await desk.decide(ann, 'i1_law', { decision: 'approve' });
      await desk.decide(ann, 'i1_note', { decision: 'return' });
    };
    const ends = await repeat(back, async () => {
      const end = await race(
        () => desk.undo(ann, ['i1_note']),
        () => desk.desk.save('i1_note', 1, { value: 'Another note.' }),
      );
      return `${end.join(' ')} ${(await desk.states())['report']} ${await count(`entry_version where version = 2`)}`;
    });
    expect([...ends.keys()].sort()).toEqual([
      'accepted entry.not-open UNDER_REVIEW 0',
      'review.undo-followed accepted DRAFT 1',
    ]);
  });
});
