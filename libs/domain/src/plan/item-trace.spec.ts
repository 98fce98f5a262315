import { plainText } from '../text.js';
import type { Indicator } from './indicator.js';
import type { ItemMapping, ItemMapKind } from './item-map.js';
import { stepsBetween, traceItems, type VersionStep } from './item-trace.js';
import type { Plan } from './plan.js';

const plan = (version: number, ...indicators: (string | Partial<Indicator>)[]): Plan =>
  ({
    id: 'p',
    version,
    commitments: [
      {
        id: 'c',
        guideline: null,
        indicators: indicators.map((each) =>
          typeof each === 'string' ? { id: each, type: 'count', reference: 'window' } : each,
        ),
      },
    ],
  }) as unknown as Plan;

const row = (from: string | null, kind: ItemMapKind, to: string | null): ItemMapping => ({
  item: 'indicator',
  kind,
  from,
  to,
});

const step = (older: Plan, newer: Plan, ...map: ItemMapping[]): VersionStep => ({ older, newer, map });

describe('an item through the versions of a plan', () => {
  const steps = [
    step(
      plan(1, 'a', 'b', 'whole', 'x', 'y', 'gone'),
      plan(2, 'a', 'b2', 'part1', 'part2', 'xy', 'added'),
      row('a', 'kept', 'a'),
      row('b', 'renamed', 'b2'),
      row('whole', 'split', 'part1'),
      row('whole', 'split', 'part2'),
      row('x', 'merged', 'xy'),
      row('y', 'merged', 'xy'),
      row(null, 'new', 'added'),
      row('gone', 'dropped', null),
    ),
    step(
      plan(2, 'a', 'b2', 'part1', 'part2', 'xy', 'added'),
      plan(3, { id: 'a', type: 'number', unit: plainText('%'), reference: 'window' }, 'b3', 'part1', 'all', 'added'),
      row('a', 'kept', 'a'),
      row('b2', 'renamed', 'b3'),
      row('part1', 'kept', 'part1'),
      row('part2', 'merged', 'all'),
      row('xy', 'merged', 'all'),
      row('added', 'kept', 'added'),
    ),
  ];
  const from = (near: number, far: number) => {
    const trace = traceItems(stepsBetween(near, far, steps));
    return (id: string) => trace('indicator', id);
  };

  it('goes on under another id, over several versions', () => {
    expect(from(3, 1)('b3')).toEqual({ kind: 'same', id: 'b' });
    expect(from(3, 2)('b3')).toEqual({ kind: 'same', id: 'b2' });
    expect(from(1, 1)('b')).toEqual({ kind: 'same', id: 'b' });
  });

  it('breaks where it was split, merged, new or is measured otherwise, and says with which version', () => {
    expect(from(2, 1)('part2')).toMatchObject({ why: 'split', version: 2, parts: ['whole'], partsOf: 1 });
    expect(from(2, 1)('xy')).toMatchObject({ why: 'merged', version: 2, parts: ['x', 'y'] });
    expect(from(2, 1)('added')).toMatchObject({ why: 'new', version: 2, parts: [] });
    expect(from(3, 2)('a')).toMatchObject({ why: 'redefined', version: 3, parts: ['a'], partsOf: 2 });
    // Kept since, but broken before: the break is where it was.
    expect(from(3, 1)('part1')).toMatchObject({ why: 'split', version: 2 });
    // The break that is nearest is told.
    expect(from(3, 1)('all')).toMatchObject({ why: 'merged', version: 3, parts: ['part2', 'xy'], partsOf: 2 });
  });

  it('does not guess what nobody has decided', () => {
    const trace = traceItems([step(plan(1, 'a'), plan(2, 'a'))]);
    expect(trace('indicator', 'a')).toMatchObject({ kind: 'break', why: 'undecided', version: 2 });
  });

  it('is followed from an older version into a newer one too', () => {
    expect(from(1, 3)('b')).toEqual({ kind: 'same', id: 'b3' });
    expect(from(1, 2)('whole')).toMatchObject({ why: 'merged', parts: ['part1', 'part2'], version: 2, partsOf: 2 });
    expect(from(1, 2)('x')).toMatchObject({ why: 'split', parts: ['xy'] });
    expect(from(1, 2)('gone')).toMatchObject({ why: 'new', parts: [] });
  });
});
