import type { ScoreValue } from '../plan/commitment.js';

export type Comparison = '<' | '<=' | '==' | '!=' | '>=' | '>';

/** A choice's code, a boolean, or for a figure a decimal string. */
export type ConditionValue = string | boolean;

/** What a guideline's expression may say: `variable op constant` joined by and, or, not. A bare boolean is a comparison with true. */
export type Condition =
  | { readonly kind: 'and'; readonly all: readonly Condition[] }
  | { readonly kind: 'or'; readonly all: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly variable: string; readonly op: Comparison; readonly constant: ConditionValue }
  | { readonly kind: 'in'; readonly variable: string; readonly constants: readonly ConditionValue[] };

/**
 * The values a variable can take. Booleans rise from false to true, codes stand worst to best.
 * `integer`: counts and list lengths. `decimal`: a share or number with its decimals; bounds are decimal strings.
 * Bounds are inclusive, null where there is none.
 */
export type VariableDomain =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'ordered'; readonly codes: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'decimal'; readonly decimals: number; readonly min: string | null; readonly max: string | null };

export type VariableDomains = Readonly<Record<string, VariableDomain>>;

/** Values by variable: a choice's code, a boolean, or a decimal string. Absent means unknown. */
export type ConditionValues = Readonly<Record<string, ConditionValue>>;

/** A guideline whose clauses have been turned into conditions, in the order of the plan. */
export interface ConditionGuideline {
  readonly countervailing: ConditionClause | null;
  readonly levels: readonly ConditionClause[];
}

export interface ConditionClause {
  readonly score: ScoreValue;
  readonly if: Condition;
}

/** The countervailing clause, or the place of a level clause in the plan's order, from 0. */
export type ClausePlace = 'countervailing' | number;

/** The variables a condition reads, each once, in the order they appear. */
export function listVariables(...conditions: readonly Condition[]): string[] {
  return [...new Set(conditions.flatMap(variablesOf))];
}

function variablesOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.all.flatMap(variablesOf);
    case 'not':
      return variablesOf(condition.of);
    default:
      return [condition.variable];
  }
}

/** The clauses' conditions, countervailing first. */
export function conditionsOf(guideline: ConditionGuideline): Condition[] {
  return [
    ...(guideline.countervailing ? [guideline.countervailing.if] : []),
    ...guideline.levels.map((level) => level.if),
  ];
}
