import type { Indicator } from '../plan/indicator.js';
import { awaitedForScore, isScorable, type ScoredReport } from './awaited.js';

const indicators = ['unit', 'staff', 'note'].map((code) => ({ id: `id-${code}`, code }) as Indicator);
const commitment = { indicators, reads: ['unit', 'staff'] };
const NONE = { unclassed: 0 };

const report = (facts: Partial<Omit<ScoredReport, 'isSettled'>>, ...open: string[]): ScoredReport => ({
  isReviewed: true,
  absence: null,
  ...facts,
  isSettled: ({ code }) => !open.includes(code),
});

it('a score waits for the entries that its guideline reads, and for no others', () => {
  const awaited = awaitedForScore({ silence: 'desk' }, commitment, report({}, 'staff', 'note'), NONE);
  expect(awaited).toEqual({ report: null, entries: ['staff'], actions: 0 });
  expect(isScorable(awaited)).toBe(false);
  expect(isScorable(awaitedForScore({ silence: 'desk' }, commitment, report({}, 'note'), NONE))).toBe(true);
});

it('actions are classed first, whatever became of the report', () => {
  for (const facts of [{}, { isReviewed: false, absence: 'silent' as const }]) {
    const awaited = awaitedForScore({ silence: 'desk' }, commitment, report(facts), { unclassed: 2 });
    expect(awaited).toEqual({ report: null, entries: [], actions: 2 });
    expect(isScorable(awaited)).toBe(false);
  }
});

it.each([
  [null, 'desk', 'to-come'],
  [null, 'exclude', 'to-come'],
  ['silent', 'desk', null],
  ['silent', 'exclude', 'never-came'],
  ['unasked', 'desk', null],
  ['unasked', 'exclude', null],
] as const)('with no report under review (%s, silence: %s) it waits for %s', (absence, silence, awaited) => {
  const it = awaitedForScore({ silence }, commitment, report({ isReviewed: false, absence }, 'unit'), NONE);
  expect(it).toEqual({ report: awaited, entries: awaited === 'to-come' ? ['unit', 'staff'] : [], actions: 0 });
  expect(isScorable(it)).toBe(awaited === null);
});
