export { CancelRun } from './cancel-run.js';
export { CheckReport } from './check-report.js';
export { JustifyFinding, type JustifyCommand } from './justify-finding.js';
export { ReadRun } from './read-run.js';
export { ReadSurroundings } from './read-surroundings.js';
export { RecordOutcome } from './record-outcome.js';
export { RunValidation } from './run-validation.js';
export { TryRule } from './try-rule.js';
export { ValidationModule } from './validation.module.js';
