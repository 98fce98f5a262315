import type { RunCommand } from '@signatory/domain';
import type { RunCounts } from '@signatory/persistence';
import type { OutcomeTally } from '@signatory/rules';
import { countOpen, type Judged } from '../submissions/index.js';

/** How many rules came to what: one that is suspended was not run. */
export function countsOf({ kinds, coverage }: OutcomeTally): RunCounts {
  const { PASS: pass, FAIL: fail, NOT_APPLICABLE: notApplicable, NOT_RUN: notRun, SUSPENDED: suspended } = kinds;
  return { pass, fail, notApplicable, notRun: notRun + suspended, rules: coverage };
}

/** How a run ends: a blocker that could not run leaves it incomplete, an open blocker or error fails it, and what was answered in words only warns. */
export function verdictOf(findings: readonly Judged[]): RunCommand {
  const { blockers, notRun, errors } = countOpen(findings);
  if (notRun > 0) return 'leave-incomplete';
  if (blockers + errors > 0) return 'fail';
  return findings.some(({ severity }) => severity !== 'INFO') ? 'pass-with-warnings' : 'pass';
}
