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
