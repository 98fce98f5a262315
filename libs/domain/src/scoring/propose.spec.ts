import fc from 'fast-check';
import type { ConditionGuideline, ConditionValue, ConditionValues } from './condition.js';
import { arbitraryGuideline, DOMAINS, everyValue, holdsIn } from './oracle.testing.js';
import { propose } from './propose.js';

const guideline: ConditionGuideline = {
  countervailing: { score: -1, if: { kind: 'compare', variable: 'flag', op: '==', constant: true } },
  levels: [
    {
      score: 1,
      if: {
        kind: 'and',
        all: [
          { kind: 'compare', variable: 'stage', op: '==', constant: 'operating' },
          { kind: 'compare', variable: 'reach', op: '>=', constant: '3' },
        ],
      },
    },
    {
      score: 0,
      if: {
        kind: 'and',
        all: [
          { kind: 'compare', variable: 'stage', op: '==', constant: 'operating' },
          { kind: 'compare', variable: 'reach', op: '<', constant: '3' },
        ],
      },
    },
    { score: -1, if: { kind: 'compare', variable: 'stage', op: '!=', constant: 'operating' } },
  ],
};

describe('a proposal', () => {
  it('names the clause that decides when everything is known', () => {
    expect(propose(guideline, DOMAINS, { flag: false, stage: 'operating', reach: '4' })).toEqual({
      kind: 'proposed',
      score: 1,
      clause: 0,
    });
    expect(propose(guideline, DOMAINS, { flag: true, stage: 'operating', reach: '4' })).toEqual({
      kind: 'proposed',
      score: -1,
      clause: 'countervailing',
    });
  });

  it('is made although something is unknown, where every completion gives one score', () => {
    expect(propose(guideline, DOMAINS, { flag: false, stage: 'none' })).toEqual({
      kind: 'proposed',
      score: -1,
      clause: 2,
    });
    expect(propose(guideline, DOMAINS, { stage: 'none' })).toEqual({ kind: 'proposed', score: -1, clause: null });
  });

  it('is held where completions differ, and says which unknown answers decide', () => {
    expect(propose(guideline, DOMAINS, { flag: false, stage: 'operating' })).toEqual({
      kind: 'held',
      candidates: [0, 1],
      needs: ['reach'],
    });
    expect(propose(guideline, DOMAINS, { reach: '2' })).toEqual({
      kind: 'held',
      candidates: [-1, 0],
      needs: ['flag', 'stage'],
    });
  });

  it('reports a gap rather than inventing a score', () => {
    const gap: ConditionGuideline = { countervailing: null, levels: guideline.levels.slice(0, 1) };
    expect(propose(gap, DOMAINS, { stage: 'none', reach: '0' })).toEqual({
      kind: 'faulty',
      clauses: [],
      values: { stage: 'none', reach: '0' },
    });
  });

  it('refuses a value that its variable cannot take', () => {
    expect(() => propose(guideline, DOMAINS, { stage: 'closed' })).toThrow(
      '"closed" is no value of the variable stage',
    );
    expect(() => propose(guideline, DOMAINS, { reach: '2,5' })).toThrow(RangeError);
  });

  it('is the set of scores that trying every completion gives', () => {
    fc.assert(
      fc.property(
        arbitraryGuideline,
        fc.constantFrom(...everyValue()),
        fc.subarray(['flag', 'stage', 'reach']),
        (any, values, names) => {
          const known = Object.fromEntries(
            names.map((name): [string, ConditionValue] => [name, values[name as keyof typeof values] ?? '']),
          );
          const completions = everyValue().filter((each) => names.every((name) => each[name] === known[name]));
          const results = completions.map((each) => scoresIn(any, each));
          const proposal = propose(any, DOMAINS, known);
          if (results.some((scores) => scores.length !== 1)) {
            expect(proposal.kind).toBe('faulty');
            return;
          }
          const scores = [...new Set(results.flat())].sort((a, b) => a - b);
          if (proposal.kind === 'proposed') expect([proposal.score]).toEqual(scores);
          else expect(proposal).toMatchObject({ kind: 'held', candidates: scores });
        },
      ),
      { numRuns: 300 },
    );
  });
});

function scoresIn(guideline: ConditionGuideline, values: ConditionValues): number[] {
  if (guideline.countervailing && holdsIn(guideline.countervailing.if, values)) return [guideline.countervailing.score];
  return guideline.levels.filter((level) => holdsIn(level.if, values)).map((level) => level.score);
}
