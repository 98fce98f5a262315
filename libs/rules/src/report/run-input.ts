import type { Report, Suspensions } from '@signatory/domain';
import type { GeneratedInput } from '../generated/generated-rule.js';
import type { PreparedPlan } from './prepare-plan.js';
import type { Surroundings } from './values.js';

/** A report as rules look at it. */
export interface RunInput extends Omit<GeneratedInput, 'entry' | 'member'> {
  readonly report: Report;
  readonly around: Surroundings;
  readonly indicators: PreparedPlan['indicators'];
  readonly suspended: Suspensions;
}
