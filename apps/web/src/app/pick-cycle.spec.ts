import { planAtWorkFirst } from './pick-cycle.js';

const cycle = (id: string, source: string | null = null) => ({ plan: { id, version: 1 }, source });
const idsOf = (cycles: readonly ReturnType<typeof cycle>[]): string[] =>
  planAtWorkFirst([{ id: 'a' }, { id: 'b' }, { id: 'c' }], cycles).map(({ id }) => id);

it('the plan of the cycle that lists open with leads, and an imported cycle leads nobody to its plan', () => {
  expect(idsOf([cycle('a', 'elsewhere'), cycle('c'), cycle('b')])).toEqual(['c', 'a', 'b']);
  expect(idsOf([cycle('c', 'elsewhere')])).toEqual(['a', 'b', 'c']);
  expect(idsOf([cycle('of-others')])).toEqual(['a', 'b', 'c']);
});
