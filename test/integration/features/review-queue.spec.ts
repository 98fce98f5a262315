import type { Actor } from '@signatory/domain';
import { Audit, OpenCycle, ReadSavedViews, RemoveView, SaveView } from '@signatory/features';
import { codeOf } from './desk.js';
import { CYCLE, ReviewDesk } from './review-desk.js';

const ANSWERS = { i1_unit: { value: 'operating' }, i1_staff: { value: '5' }, i1_note: { value: 'A note.' } };

let desk: ReviewDesk;
let ann: Actor;
let bob: Actor;
afterEach(() => desk.close());

describe('the queue', () => {
  it('has the change from the cycle before, views with their counts, an order and pages', async () => {
    desk = await ReviewDesk.open();
    [ann, bob] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.world.addCycle({ code: 'c-2024', window: ['2023-11-01', '2024-10-31'] });
    await desk.desk.submit('IT', 'c-2024', { i1_unit: { value: 'none' }, i1_staff: { value: '4' } });
    await desk.desk.submit('IT', CYCLE, ANSWERS);
    await desk.desk.submit('CA', CYCLE, { i1_staff: { value: '2' }, i1_unit: { value: 'none' } });
    const all = await desk.page(ann);
    expect(all.rows.map(({ member, indicator }) => `${member} ${indicator}`)).toEqual([
      'CA i1_unit',
      'CA i1_staff',
      'IT i1_unit',
      'IT i1_staff',
      'IT i1_note',
    ]);
    expect(all.rows.map(({ before, change }) => [before, change])).toEqual([
      [null, null],
      [null, null],
      [null, null],
      ['4', '1'],
      [null, null],
    ]);
    expect(all.counts).toMatchObject({ waiting: 5, mine: 0, 'not-begun': 5, flagged: 1, answered: 0, resubmitted: 0 });
    await desk.decide(ann, 'i1_unit', { decision: 'ask' });
    await desk.answer('i1_unit');
    expect((await desk.page(ann, { view: 'mine' })).rows.map(({ indicator }) => indicator)).toEqual(['i1_unit']);
    expect((await desk.page(bob, { view: 'answered' })).rows).toMatchObject([{ indicator: 'i1_unit', openThreads: 1 }]);
    expect(await desk.page(bob)).toMatchObject({ others: 1, counts: { mine: 0, 'not-begun': 4 } });
    const sorted = await desk.page(ann, { sort: 'change', order: 'descending', limit: 2 });
    expect(sorted.rows[0]).toMatchObject({ member: 'IT', indicator: 'i1_staff' });
    const rest = await desk.page(ann, { sort: 'change', order: 'descending', limit: 3, cursor: sorted.next ?? '' });
    expect(rest).toMatchObject({ next: null, total: 5 });
    expect(new Set([...sorted.rows, ...rest.rows].map(({ member, indicator }) => member + indicator)).size).toBe(5);
    expect((await desk.page(ann, { search: 'italy note' })).rows).toMatchObject([{ indicator: 'i1_note' }]);
    expect((await desk.page(desk.reviewer(['CA']))).total).toBe(2);
    // What is not the reader's to judge does not wait for it: it is counted, and stands in the view of all.
    const conflicted = desk.reviewer(['IT'], 'FR');
    expect(await desk.page(conflicted)).toMatchObject({ rows: [], barred: 3 });
    expect((await desk.page(conflicted, { view: 'all' })).rows.map(({ judges, barred }) => [judges, barred])).toEqual([
      [false, true],
      [false, true],
      [false, true],
    ]);
    expect(await codeOf(desk.page(ann, { cursor: 'x' }))).toBe('request.invalid');
  });
});

describe('an entry that a reviewer takes', () => {
  it('is that reviewer’s, who is named to colleagues; it is given back, or decided by either', async () => {
    desk = await ReviewDesk.open();
    [ann, bob] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.submit('IT', CYCLE, ANSWERS);
    const both = ['i1_unit', 'i1_note'].map((indicator) => ({ member: 'IT', indicator }));
    expect(await desk.take(ann, ['i1_unit', 'i1_note'])).toEqual({ taken: both, left: [] });
    expect(await desk.states()).toMatchObject({ report: 'UNDER_REVIEW', i1_unit: 'IN_REVIEW', i1_staff: 'PENDING' });
    const mine = await desk.page(ann, { view: 'mine' });
    expect(mine.rows.map(({ indicator, yours }) => [indicator, yours])).toEqual([
      ['i1_unit', true],
      ['i1_note', true],
    ]);
    expect(await desk.page(bob)).toMatchObject({ total: 3, others: 2, counts: { mine: 0, 'not-begun': 1 } });
    // Once more by the same person changes nothing; what a colleague has is left, and the rest is taken.
    expect(await desk.take(ann, ['i1_unit'])).toEqual({ taken: [], left: [] });
    expect(await desk.take(bob, ['i1_unit', 'i1_staff'])).toMatchObject({
      taken: [{ indicator: 'i1_staff' }],
      left: [{ member: 'IT', indicator: 'i1_unit', state: 'IN_REVIEW' }],
    });
    expect(await desk.acts('entry.take')).toHaveLength(3);
    expect((await desk.review(ann, 'i1_unit')).undoSeconds).toBeGreaterThan(0);
    expect(await codeOf(desk.undo(bob, ['i1_unit']))).toBe('command.forbidden');
    await desk.undo(ann, ['i1_unit']);
    expect((await desk.page(bob, { view: 'not-begun' })).rows).toMatchObject([{ indicator: 'i1_unit', yours: false }]);
    // Nobody's absence holds it up: another reviewer decides on what is taken.
    await desk.decide(bob, 'i1_note', { decision: 'approve' });
    expect(await desk.states()).toMatchObject({ i1_note: 'APPROVED' });
    await desk.undo(bob, ['i1_note']);
    expect((await desk.review(ann, 'i1_note')).row).toMatchObject({ state: 'IN_REVIEW', yours: true });
  });

  it('is refused to whoever may not judge it, with all that was asked for beside it', async () => {
    desk = await ReviewDesk.open();
    await desk.desk.submit('IT', CYCLE, ANSWERS);
    expect(await codeOf(desk.take(desk.reviewer(['IT'], 'FR'), ['i1_unit']))).toBe('conflict-of-interest');
    expect(await codeOf(desk.take(desk.reviewer(['CA']), ['i1_unit']))).toBe('not-found');
    expect(await codeOf(desk.take(desk.reviewer(), ['i1_unit', 'none']))).toBe('indicator.unknown');
    expect(await codeOf(desk.take(desk.reviewer(), ['i1_unit'], 'CA'))).toBe('command.wrong-state');
    expect(await desk.acts('entry.take')).toEqual([]);
  });

  it('waits no more for the reviewer who has approved it, where the plan asks for another', async () => {
    desk = await ReviewDesk.open({ review: { approvals: 2 } });
    [ann, bob] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'none' } });
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    const own = await desk.page(ann);
    expect(own.rows.map(({ indicator }) => indicator)).not.toContain('i1_unit');
    expect(own.others).toBe(1);
    expect((await desk.page(ann, { view: 'mine' })).rows).toEqual([]);
    const [row] = (await desk.page(ann, { view: 'all', search: 'i1_unit' })).rows;
    expect(row).toMatchObject({ state: 'AWAITING_APPROVAL', approvedByYou: true });
    expect((await desk.page(bob, { search: 'i1_unit' })).rows).toMatchObject([{ approvedByYou: false }]);
  });

  it('waits again for a reviewer whose approval was taken back, or ended by a question before another approved it', async () => {
    desk = await ReviewDesk.open({ review: { approvals: 2 } });
    [ann, bob] = [desk.reviewer(), desk.reviewer()];
    await desk.desk.submit('IT', CYCLE, { i1_unit: { value: 'none' } });
    const waits = async (reader: Actor) => {
      const { rows, others } = await desk.page(reader, { search: 'i1_unit' });
      return [rows.length, others];
    };
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    expect([await waits(ann), await waits(bob)]).toEqual([
      [0, 1],
      [1, 1],
    ]);
    await desk.undo(ann, ['i1_unit']);
    expect([await waits(ann), await waits(bob)]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    await desk.decide(ann, 'i1_unit', { decision: 'approve' });
    await desk.decide(bob, 'i1_unit', { decision: 'ask' });
    await desk.answer('i1_unit');
    await desk.decide(bob, 'i1_unit', { decision: 'approve', text: 'The answer says enough.' });
    const [row] = (await desk.page(ann, { search: 'i1_unit' })).rows;
    expect(row).toMatchObject({ state: 'AWAITING_APPROVAL', approvedByYou: false });
    expect([await waits(ann), await waits(bob)]).toEqual([
      [1, expect.any(Number)],
      [0, 1],
    ]);
  });
});

describe('a saved view', () => {
  it('is its person’s alone, by a name that is used once', async () => {
    desk = await ReviewDesk.open();
    const { database } = desk.desk.world;
    const [save, read, remove] = [new SaveView(database), new ReadSavedViews(database), new RemoveView(database)];
    const { rows } = await desk.superuser.query<{ id: string }>(
      `insert into person (id, email, name, password_hash) select gen_random_uuid(), 'p' || n, 'P', '-' from generate_series(1, 2) n
       returning id`,
    );
    [ann, bob] = rows.map(({ id }) => ({ ...desk.reviewer(), id })) as [Actor, Actor];
    const at = new Date();
    const view = { name: 'Italy', filters: { member: 'IT', view: 'flagged' as const } };
    const id = await save.execute({ actor: ann, view, at });
    expect(await codeOf(save.execute({ actor: ann, view, at }))).toBe('view.name-taken');
    await save.execute({ actor: bob, view, at });
    expect(await read.execute(ann)).toEqual([{ id, ...view }]);
    expect(await codeOf(remove.execute({ actor: bob, id }))).toBe('not-found');
    const twice = [1, 2].map(() => codeOf(save.execute({ actor: ann, view: { ...view, name: 'Other' }, at })));
    expect((await Promise.all(twice)).sort()).toEqual(['accepted', 'view.name-taken']);
    await remove.execute({ actor: ann, id });
    expect((await read.execute(ann)).map(({ name }) => name)).toEqual(['Other']);
    expect(await read.execute(bob)).toHaveLength(1);
  });
});

it('a cycle does not open with fewer reviewers than must approve an entry', async () => {
  desk = await ReviewDesk.open({ review: { approvals: 3 } });
  const { world, catalogue } = desk.desk;
  const members = world.plan.members.map(({ code }) => code);
  const { cycle } = await catalogue.open(CYCLE);
  const open = async (): Promise<string> => {
    await desk.superuser.query(`update cycle set state = 'DESIGN'`);
    const opening = { id: cycle.id, actor: 'system', at: new Date() };
    return codeOf(world.asSystem((tx) => new OpenCycle(new Audit()).execute(tx, opening)));
  };
  await world.signIn({ role: 'adjudicator', nationality: 'US' });
  for (const nationality of ['US', 'GB']) await world.signIn({ role: 'reviewer', members, nationality });
  expect(await open()).toBe('cycle.reviewers-missing');
  await world.signIn({ role: 'reviewer', members, nationality: 'JP' });
  expect(await open()).toBe('accepted');
});

it('what was approved and did not change waits for nobody in the next version, also after one that was withdrawn', async () => {
  desk = await ReviewDesk.open();
  [ann, bob] = [desk.reviewer(), desk.reviewer()];
  await desk.desk.submit('IT', CYCLE, ANSWERS);
  for (const indicator of ['i1_unit', 'i1_staff']) await desk.decide(ann, indicator, { decision: 'approve' });
  await desk.decide(ann, 'i1_note', { decision: 'return' });
  const waiting = async () => (await desk.page(ann)).rows.map(({ indicator, resubmitted }) => [indicator, resubmitted]);
  const next = async (value: string, version: number) => {
    await desk.desk.submit('IT', CYCLE, { i1_note: { value } }, version);
    expect(await waiting()).toEqual([['i1_note', true]]);
    expect((await desk.review(bob, 'i1_unit')).row.state).toBe('APPROVED');
  };
  await next('Another.', 1);
  await desk.desk.withdraw('IT', CYCLE);
  await next('A third.', 2);
  await desk.decide(bob, 'i1_note', { decision: 'approve', version: 3 });
  expect(await desk.states()).toMatchObject({ i1_unit: 'APPROVED', report: 'ACCEPTED' });
});
