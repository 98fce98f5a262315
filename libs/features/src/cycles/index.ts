export { ChangeCalendar } from './change-calendar.js';
export { CyclesModule } from './cycles.module.js';
export { FollowCalendar } from './follow-calendar.js';
export { ImportCycle, type ImportCycleCommand } from './import-cycle.js';
export { StepCycle } from './step-cycle.js';
