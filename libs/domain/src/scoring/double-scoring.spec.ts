import { isDrawn, needsSecondScore, type FirstScore } from './double-scoring.js';

it.each<['all' | 'sample', FirstScore, boolean]>([
  ['all', { value: 1, proposal: 1, drawn: false }, true],
  ['sample', { value: 1, proposal: 1, drawn: false }, false],
  ['sample', { value: 0, proposal: 0, drawn: false }, false],
  ['sample', { value: 1, proposal: 1, drawn: true }, true],
  ['sample', { value: -1, proposal: -1, drawn: false }, true],
  ['sample', { value: 1, proposal: 0, drawn: false }, true],
  ['sample', { value: 0, proposal: null, drawn: false }, true],
])('with %s, %o needs a second score: %s', (doubleScoring, first, needed) => {
  expect(needsSecondScore({ doubleScoring }, first)).toBe(needed);
});

const seedOf = (n: number): string => (n + 1).toString(16).padStart(8, '0').repeat(4);

it('draws a share of the cells, the same ones from the same seed', () => {
  const seeds = Array.from({ length: 4_000 }, (_, n) => seedOf(n * 7_919));
  const drawn = seeds.filter((seed) => isDrawn(seed, '0.2'));
  expect(drawn.length / seeds.length).toBeGreaterThan(0.17);
  expect(drawn.length / seeds.length).toBeLessThan(0.23);
  expect(seeds.filter((seed) => isDrawn(seed, '0.2'))).toEqual(drawn);
  // Whoever raises the share adds cells and takes none away.
  expect(drawn.every((seed) => isDrawn(seed, '0.5'))).toBe(true);
});

it('draws nobody at 0 and everybody at 1', () => {
  for (let n = 0; n < 100; n += 1) {
    expect(isDrawn(seedOf(n), '0')).toBe(false);
    expect(isDrawn(seedOf(n), '1.0')).toBe(true);
  }
});
