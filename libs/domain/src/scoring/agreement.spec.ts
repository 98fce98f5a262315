import type { ScoreValue } from '../plan/commitment.js';
import { disagreementOf, measureAgreement, type DoubleScore } from './agreement.js';

const SEED = '0123456789abcdef0123456789abcdef';

function cell(
  commitment: string,
  values: readonly [ScoreValue, ScoreValue],
  { reviewers = ['a', 'b'], proposal = null }: { reviewers?: [string, string]; proposal?: ScoreValue | null } = {},
): DoubleScore {
  return {
    commitment,
    first: { reviewer: reviewers[0], value: values[0] },
    second: { reviewer: reviewers[1], value: values[1] },
    proposal,
  };
}

describe('agreement', () => {
  const cells = [
    cell('x', [1, 1], { proposal: 1 }),
    cell('x', [1, 0], { proposal: 1 }),
    cell('y', [-1, -1], { reviewers: ['c', 'a'] }),
    cell('y', [0, 0], { reviewers: ['b', 'a'], proposal: -1 }),
  ];
  const input = { commitments: ['x', 'y', 'z'], from: 40, seed: SEED };

  it('is counted per commitment, of all, and apart with the proposal', () => {
    expect(measureAgreement(cells, input)).toMatchObject({
      agreed: 3,
      of: 4,
      commitments: [
        { commitment: 'x', agreed: 1, of: 2 },
        { commitment: 'y', agreed: 2, of: 2 },
        { commitment: 'z', agreed: 0, of: 0 },
      ],
      proposal: { agreed: 3, of: 6 },
    });
  });

  it('has no coefficient under the least number of cells, neither of all nor of a pair', () => {
    expect(measureAgreement(cells, input)).toMatchObject({ alpha: null, pairs: [] });
    const some = measureAgreement(cells, { ...input, from: 3 });
    expect(some.alpha?.value).not.toBeNull();
    expect(some.pairs).toMatchObject([{ agreed: 2, of: 3 }]);
  });

  it('is the same in any order of cells, and whichever of a pair was first', () => {
    const turned = cells.toReversed().map(({ first, second, ...rest }) => ({ ...rest, first: second, second: first }));
    const from = { ...input, from: 1 };
    expect(measureAgreement(turned, from)).toEqual(measureAgreement(cells, from));
  });

  it('is not defined of one class', () => {
    const one = [cell('x', [1, 1]), cell('x', [1, 1])];
    expect(measureAgreement(one, { ...input, from: 1 })).toMatchObject({
      alpha: { value: null, interval: null },
      pairs: [{ agreed: 2, of: 2, kappa: { value: null, interval: null } }],
    });
  });

  it('gives the share of disagreement, or none of no cells', () => {
    expect(disagreementOf({ agreed: 3, of: 4 })).toEqual({ differing: 1, of: 4 });
    expect(disagreementOf({ agreed: 0, of: 0 })).toBeNull();
  });
});
