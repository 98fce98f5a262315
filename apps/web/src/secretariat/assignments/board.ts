import type { AssignmentsView, CycleView, PlanView } from '@signatory/contract';

/** What each part of the screen stands on. */
export interface Board {
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly view: AssignmentsView;
}
