import type { RuleOutcome, RunCommand } from '@signatory/domain';
import type { RunCounts } from '@signatory/persistence';
import { coverageOf } from '@signatory/rules';
import { countOpen, type Judged } from '../submissions/index.js';

/** How many rules came to what. */
export function countOutcomes(outcomes: readonly RuleOutcome[]): RunCounts {
  const count = (kind: RuleOutcome['outcome']['kind']): number =>
    outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    pass: count('PASS'),
    fail: count('FAIL'),
    notApplicable: count('NOT_APPLICABLE'),
    notRun: count('NOT_RUN'),
    rules: coverageOf(outcomes),
  };
}

/** How a run ends: a blocker that could not run leaves it incomplete, an open blocker or error fails it, and what was answered in words only warns. */
export function verdictOf(findings: readonly Judged[]): RunCommand {
  const { blockers, notRun, errors } = countOpen(findings);
  if (notRun > 0) return 'leave-incomplete';
  if (blockers + errors > 0) return 'fail';
  return findings.some(({ severity }) => severity !== 'INFO') ? 'pass-with-warnings' : 'pass';
}
