import type { RuleOutcome, Suspensions } from '@signatory/domain';
import { readsOf } from './dependencies.js';
import { decodeOutcomes, tallyOf } from './outcome-codes.js';
import { answer, planOf, report, SOUND, window } from './report.testing.js';
import { revalidateReport, validateReport } from './validate-report.js';

const plan = planOf();
const codes = [...readsOf(plan).keys()];
const why = { reason: 'It finds what is none.', language: 'en' };
const without = (...rules: string[]): Suspensions => new Map(rules.map((rule) => [rule, why]));
// R1 finds something in it.
const told = report({ ...SOUND, staff: answer('0') });
const run = (suspended?: Suspensions) =>
  validateReport({ plan, report: told, window, ...(suspended && { suspended }) });
const codesOf = (outcomes: readonly RuleOutcome[]): string[] => [...new Set(outcomes.map(({ rule }) => rule))];

describe('a suspended rule', () => {
  it.each(codes)(
    '%s stands once in its place, as suspended and with the reason; all others come to what they did',
    (code) => {
      const outcomes = run(without(code));
      expect(codesOf(outcomes)).toEqual(codesOf(run()));
      const own = outcomes.filter(({ rule }) => rule === code);
      expect(own).toMatchObject([{ outcome: { kind: 'SUSPENDED' }, facts: why }]);
      const others = (all: readonly RuleOutcome[]) => all.filter(({ rule }) => rule !== code);
      expect(others(outcomes)).toEqual(others(run()));
    },
  );

  it('is not among the rules that ran, and is known again by the letters of its run and its finding', () => {
    const [before, after] = [tallyOf(run()), tallyOf(run(without('R1')))];
    expect(after.coverage).toEqual({ ran: before.coverage.ran - 1, of: before.coverage.of });
    expect([before.kinds.FAIL - after.kinds.FAIL, after.kinds.SUSPENDED]).toEqual([1, 1]);
    const outcomes = run(without('R1'));
    const found = outcomes.filter(({ outcome: { kind } }) => kind === 'FAIL' || kind === 'SUSPENDED');
    expect(decodeOutcomes(plan, after.letters(plan), found)).toEqual(
      outcomes.map((each) => (found.includes(each) ? each : { ...each, facts: {} })),
    );
    expect(decodeOutcomes(plan, after.letters(plan), [])).toBeNull();
  });

  it.each(codes)('%s is taken out of what a run takes over, and back into it', (code) => {
    const again = (previous: readonly RuleOutcome[], suspended: Suspensions) =>
      revalidateReport({ plan, report: told, window, suspended }, previous, {
        indicators: [],
        around: false,
        rules: [code],
      });
    expect(again(run(), without(code))).toEqual(run(without(code)));
    expect(again(run(without(code)), without())).toEqual(run());
  });
});
