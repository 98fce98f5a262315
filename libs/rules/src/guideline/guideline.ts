import type {
  Condition,
  ConditionClause,
  ConditionGuideline,
  Guideline,
  Rule,
  VariableDomains,
} from '@signatory/domain';
import type { ExpressionFault } from '../expression/fault.js';
import { readCondition } from './condition.js';

/** A fault in one clause: `countervailing`, or the place of a level in the plan's order, from 0. */
export interface GuidelineExpressionFault extends ExpressionFault {
  readonly clause: 'countervailing' | number;
}

export type GuidelineResult =
  | { readonly ok: true; readonly guideline: ConditionGuideline }
  | { readonly ok: false; readonly faults: readonly GuidelineExpressionFault[] };

/** Turns every clause of a guideline into a condition, or gives every fault of all of them. */
export function readGuideline(guideline: Guideline, domains: VariableDomains): GuidelineResult {
  const faults: GuidelineExpressionFault[] = [];
  const read = (clause: Guideline['levels'][number], place: 'countervailing' | number): ConditionClause | null => {
    const result = readCondition(clause.if, domains);
    if (result.ok) return { score: clause.score, if: result.condition };
    faults.push(...result.faults.map((fault) => ({ ...fault, clause: place })));
    return null;
  };
  const countervailing = guideline.countervailing ? read(guideline.countervailing, 'countervailing') : null;
  const levels = guideline.levels.map(read).filter((level) => level !== null);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, guideline: { countervailing, levels } };
}

/** What holds in every certified report, as conditions: the BLOCKER rules that say something provable. */
export function readAssumptions(rules: readonly Rule[], domains: VariableDomains): Condition[] {
  return rules
    .filter(({ severity, each }) => severity === 'BLOCKER' && each === undefined)
    .flatMap((rule) => {
      const test = readCondition(rule.test, domains);
      if (!test.ok) return [];
      if (rule.when === undefined) return [test.condition];
      const when = readCondition(rule.when, domains);
      return when.ok ? [{ kind: 'or', all: [{ kind: 'not', of: when.condition }, test.condition] }] : [];
    });
}
