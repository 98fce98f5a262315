import type { Actor } from '@signatory/domain';
import { CYCLE, ReviewDesk } from './review-desk.js';

const DAY = 86_400_000;
const days = (n: number): string => new Date(Math.floor(Date.now() / 1_000) * 1_000 + n * DAY).toISOString();
const figure = (value: string) => ({ value, status: 'normal' as const });
const STAFF = {
  i1_unit: { value: 'operating' },
  i1_staff: { value: '5', cells: { 'sex.female': figure('2'), 'sex.male': figure('3') } },
};

describe('a return', () => {
  let desk: ReviewDesk;
  let ann: Actor;
  let end: string;
  beforeEach(async () => {
    desk = await ReviewDesk.open();
    ann = desk.reviewer();
    end = days(30);
    await desk.superuser.query('update cycle set review_deadline_at = $1', [end]);
  });
  afterEach(() => desk.close());

  const begin = (answers: Parameters<ReviewDesk['desk']['submit']>[2], version = 0) =>
    desk.desk.submit('IT', CYCLE, answers, version);
  const reviewOf = async (code: string) =>
    (await desk.desk.report()).entries.find(({ indicator }) => indicator === code)?.review;
  const dueOfReport = async (): Promise<string | undefined> => {
    const { rows } = await desk.superuser.query<{ due: Date }>('select due_at as due from submission');
    return rows[0]?.due.toISOString();
  };
  const faultsOf = async (act: Promise<void>): Promise<unknown> =>
    act.then(
      () => 'accepted',
      (error: { code: string; facts: { faults: { pointer: string; words: { code: string } }[] } }) => [
        error.code,
        ...error.facts.faults.map(({ pointer, words }) => `${pointer} ${words.code}`),
      ],
    );

  it('names parts of the answer and a day, which the member reads and the trail keeps', async () => {
    await begin(STAFF);
    const dueAt = days(20);
    const cells = ['sex.female', 'evidence', 'sex.female'];
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    await desk.decide(ann, 'i1_staff', { decision: 'return', cells, dueAt });
    expect(await reviewOf('i1_staff')).toMatchObject({
      state: 'RETURNED',
      reason: 'wrong-value',
      cells: ['sex.female', 'evidence'],
      due: expect.any(String),
    });
    expect(new Date((await reviewOf('i1_staff'))?.due ?? '').toISOString()).toBe(dueAt);
    expect(await dueOfReport()).toBe(dueAt);
    const { rows } = await desk.superuser.query<{ facts: object }>(
      `select body::jsonb -> 'facts' as facts from audit_event where body::jsonb ->> 'act' = 'entry.return' order by id`,
    );
    expect(rows[0]?.facts).toMatchObject({ cells: ['sex.female', 'evidence'], due: dueAt });
    // What is taken back asks for nothing.
    await desk.undo(ann, ['i1_staff']);
    expect(await reviewOf('i1_staff')).toMatchObject({ cells: [], due: null });
  });

  it('stays in the history of the entry with its parts and its day, for both sides, but for one taken back', async () => {
    await begin(STAFF);
    const dueAt = days(20);
    const history = async () => {
      const { versions } = await desk.desk.history.execute({
        ...desk.desk.request(),
        indicator: 'i1_staff',
        before: null,
      });
      return versions.map(({ version, returns }) => [version, returns]);
    };
    await desk.decide(ann, 'i1_staff', { decision: 'return', cells: ['sex.male'], dueAt: days(10) });
    await desk.undo(ann, ['i1_staff']);
    expect(await history()).toEqual([[1, []]]);
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    await desk.decide(ann, 'i1_staff', { decision: 'return', cells: ['sex.female'], dueAt });
    const said = { kind: 'return', reason: 'wrong-value', text: 'See the table.', cells: ['sex.female'], due: dueAt };
    expect((await desk.review(ann, 'i1_staff')).thread).toMatchObject([
      { kind: 'return', cells: ['sex.male'] },
      { kind: 'undo', cells: [], due: null },
      said,
    ]);
    // Its own name is nobody's there.
    const came = [expect.objectContaining({ ...said, by: 'reviewer', version: 1 })];
    expect(await history()).toEqual([[1, came]]);
    await desk.desk.save('i1_staff', 1, STAFF.i1_staff);
    expect(await history()).toEqual([
      [2, []],
      [1, came],
    ]);
  });

  it('without them asks for the answer as a whole, within two weeks', async () => {
    await begin(STAFF);
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    const before = Date.now();
    await desk.decide(ann, 'i1_staff', { decision: 'return' });
    const review = await reviewOf('i1_staff');
    expect(review?.cells).toEqual([]);
    // No day was named: it is due with the report.
    expect((await desk.review(ann, 'i1_staff')).thread.at(-1)).toMatchObject({ kind: 'return', due: null });
    expect(new Date(review?.due ?? '').toISOString()).toBe(await dueOfReport());
    const left = new Date((await dueOfReport()) ?? 0).getTime() - before - 14 * DAY;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThan(60_000);
  });

  it('of several entries is due by the latest day', async () => {
    await begin({ ...STAFF, i1_note: { value: 'A note.' } });
    await desk.decide(ann, 'i1_staff', { decision: 'return', dueAt: days(3) });
    await desk.decide(ann, 'i1_note', { decision: 'approve' });
    await desk.decide(ann, 'i1_unit', { decision: 'return', dueAt: days(5) });
    expect(await dueOfReport()).toBe(new Date((await reviewOf('i1_unit'))?.due ?? '').toISOString());
  });

  it('of one entry with a day and one without is due by the later: two weeks from the last decision, or that day', async () => {
    await begin({ ...STAFF, i1_note: { value: 'A note.' } });
    await desk.decide(ann, 'i1_staff', { decision: 'return' });
    // The member cannot correct it yet, and nobody knows until when.
    expect(await reviewOf('i1_staff')).toMatchObject({ state: 'RETURNED', due: null });
    await desk.decide(ann, 'i1_note', { decision: 'approve' });
    const [early, late] = [days(13), days(20)];
    await desk.decide(ann, 'i1_unit', { decision: 'return', dueAt: early });
    const report = (await dueOfReport()) ?? '';
    expect(report > early).toBe(true);
    expect(new Date((await reviewOf('i1_staff'))?.due ?? '').toISOString()).toBe(report);
    await desk.undo(ann, ['i1_unit']);
    await desk.decide(ann, 'i1_unit', { decision: 'return', dueAt: late });
    expect(await dueOfReport()).toBe(late);
  });

  it('is refused for what the answer does not have and for a day that is none of review, and decides nothing', async () => {
    await begin(STAFF);
    const decide = (more: object) => faultsOf(desk.decide(ann, 'i1_staff', { decision: 'return', ...more }));
    expect(await decide({ cells: ['total', 'sex.femal', 'currency'], dueAt: days(-1) })).toEqual([
      'value.invalid',
      '/cells/1 answer.cell',
      '/cells/2 answer.cell',
      '/dueAt contribution.past',
    ]);
    expect(await decide({ dueAt: days(31) })).toEqual(['value.invalid', '/dueAt return.after-review']);
    expect(await desk.states()).toEqual({ report: 'SUBMITTED' });
    expect(await decide({ cells: ['total'], dueAt: end })).toBe('accepted');
  });

  it('is over once it is corrected: a report that is reopened later is open as a whole', async () => {
    await begin({ i1_unit: { value: 'operating' }, i1_note: { value: 'A note.' } });
    await desk.decide(ann, 'i1_note', { decision: 'approve' });
    await desk.decide(ann, 'i1_unit', { decision: 'return' });
    await begin({ i1_unit: { value: 'planned' } }, 1);
    await desk.decide(ann, 'i1_unit', { decision: 'approve', version: 2 });
    expect(await desk.states()).toMatchObject({ report: 'ACCEPTED' });
    const secretariat = desk.desk.person('secretariat', []);
    await desk.desk.returnReport.reopen({ ...desk.desk.request(secretariat), reason: 'A note was wrong.' });
    await desk.desk.save('i1_note', 1, { value: 'Another.' });
    expect(await desk.desk.report()).toMatchObject({ state: 'DRAFT', version: 3 });
  });
});
