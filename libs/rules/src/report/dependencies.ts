import type { Plan } from '@signatory/domain';
import { withDependents, withSources } from '../calculation/prepare-calculations.js';
import { preparePlan, type RuleReads } from './prepare-plan.js';

/** By rule code, what each rule of a plan looks at, in the order in which the rules run. */
export function readsOf(plan: Plan): ReadonlyMap<string, RuleReads> {
  return preparePlan(plan).reads;
}

/** By rule code, the indicators whose change can change the rule's outcome; the one it stands on comes first. */
export function dependenciesOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  return new Map([...readsOf(plan)].map(([code, { indicators }]) => [code, indicators]));
}

/** What changed since a run: indicators of the report, and whether anything around it did. */
export interface Changes {
  readonly indicators: Iterable<string>;
  readonly around: boolean;
  /** Rules that run otherwise than they did: suspended by then, or now. */
  readonly rules?: Iterable<string>;
}

/** The codes of the rules whose outcome some changes can change. */
export function affectedRules(plan: Plan, { indicators, around, rules = [] }: Changes): ReadonlySet<string> {
  const changed = withDependents(plan, indicators, around);
  const affected = new Set<string>(rules);
  for (const [code, reads] of readsOf(plan)) {
    if (reads.indicators.some((indicator) => changed.has(indicator)) || (around && reads.around.length > 0))
      affected.add(code);
  }
  return affected;
}

/**
 * The indicators tied to some others by a rule, or because these are calculated from them, themselves included: what may be
 * edited when those are returned.
 */
export function tiedTo(plan: Plan, indicators: readonly string[]): string[] {
  const tied = withSources(plan, indicators);
  for (const { indicators: codes } of readsOf(plan).values()) {
    if (codes.some((code) => indicators.includes(code))) withSources(plan, codes).forEach((code) => tied.add(code));
  }
  return [...tied];
}

/**
 * The indicators whose answers move when those of some others may be edited: what is calculated from them and, of one that is
 * itself calculated, what it is calculated from.
 */
export function movingWith(plan: Plan, indicators: readonly string[]): ReadonlySet<string> {
  return withDependents(plan, withSources(plan, indicators));
}
