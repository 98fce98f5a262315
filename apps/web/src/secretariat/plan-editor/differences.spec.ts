import { listDifferences, ORDER, readStep, takeTheirs, type Step } from './differences.js';

const printPath = (path: readonly Step[]): string =>
  path.map((step) => (step === ORDER ? 'order' : typeof step === 'string' ? step : step.item)).join(' › ');

const plan = (changes: Record<string, unknown> = {}, ...indicators: Record<string, unknown>[]) => ({
  title: { en: 'A plan' },
  commitments: [{ code: 'c', text: { en: 'To act' }, indicators, ...changes }],
});
const [A, B] = [
  { id: 'a', code: 'a', type: 'count' },
  { id: 'b', code: 'b', type: 'count' },
];

const base = plan({}, A, B);
const mine = plan({ text: { en: 'To act now' } }, { ...A, type: 'number' }, B);
const theirs = { ...plan({}, { ...A, type: 'amount' }, { id: 'n', code: 'n' }), title: { en: 'The plan' } };

const found = listDifferences({ base, mine, theirs });

it('names each place at which two documents differ, and where both were changed', () => {
  expect(found.map(({ path, isContested }) => [printPath(path), isContested])).toEqual([
    ['title › en', false],
    ['commitments › c › text › en', false],
    ['commitments › c › indicators › a › type', true],
    ['commitments › c › indicators › b', false],
    ['commitments › c › indicators › n', false],
  ]);
});

it('reads what stands at each of them', () => {
  expect(found.map(({ path }) => readStep(mine, path))).toEqual(found.map((each) => each.mine));
  expect(found.map(({ path }) => readStep(theirs, path))).toEqual(found.map((each) => each.theirs));
});

it('takes what is chosen, and all of it is their document', () => {
  expect(takeTheirs(mine, [])).toEqual(mine);
  expect(takeTheirs(mine, found)).toEqual(theirs);
  const [title] = found;
  expect(takeTheirs(mine, title ? [title] : [])).toEqual({ ...mine, title: { en: 'The plan' } });
});

it('tells the order of a list apart, and takes it', () => {
  const moved = plan({}, B, A);
  const [order, ...more] = listDifferences({ base, mine: moved, theirs: base });
  expect(more).toEqual([]);
  expect(order && [printPath(order.path), order.mine, order.isContested]).toEqual([
    'commitments › c › indicators › order',
    ['b', 'a'],
    false,
  ]);
  expect(takeTheirs(moved, order ? [order] : [])).toEqual(base);
  const longer = plan({}, B, { id: 'n', code: 'n' }, A);
  expect(takeTheirs(longer, order ? [order] : [])).toEqual(plan({}, A, B, { id: 'n', code: 'n' }));
});
