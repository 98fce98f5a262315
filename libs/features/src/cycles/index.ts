export { ChangeCalendar } from './change-calendar.js';
export { CyclesModule } from './cycles.module.js';
export { FollowCalendar } from './follow-calendar.js';
export { ImportCycle, type ImportCycleCommand } from './import-cycle.js';
export { ReadRuleSuspensions } from './read-rule-suspensions.js';
export { StepCycle } from './step-cycle.js';
export { SuspendRule } from './suspend-rule.js';
