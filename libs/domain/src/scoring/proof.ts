import type { ScoreValue } from '../plan/commitment.js';
import type { ClausePlace, ConditionValue, ConditionValues } from './condition.js';

/** What a guideline gives for a report, over every completion of what is unknown. */
export type Proposal =
  /** Every completion gives this score. `clause` is null where the completions reach it by different clauses. */
  | { readonly kind: 'proposed'; readonly score: ScoreValue; readonly clause: ClausePlace | null }
  /** Several scores are open, lowest first; `needs` are the unknown variables that decide between them. */
  | { readonly kind: 'held'; readonly candidates: readonly ScoreValue[]; readonly needs: readonly string[] }
  /** The guideline has a gap (no clause) or an overlap here; the guideline lint finds both before a cycle opens. */
  | { readonly kind: 'faulty'; readonly clauses: readonly ClausePlace[]; readonly values: ConditionValues };

/** What the guideline lint found; every fault carries the values that show it. */
export type GuidelineFault =
  | { readonly kind: 'gap'; readonly values: ConditionValues }
  | { readonly kind: 'overlap'; readonly clauses: readonly [number, number]; readonly values: ConditionValues }
  /** The variable rises from `worse` to `better`, all else equal, and the level falls from `from` to `to`. */
  | {
      readonly kind: 'not-monotone';
      readonly variable: string;
      readonly worse: ConditionValues;
      readonly better: ConditionValues;
      readonly from: ScoreValue;
      readonly to: ScoreValue;
    }
  | { readonly kind: 'too-many-cells'; readonly cells: bigint; readonly limit: number }
  | { readonly kind: 'unknown-variable'; readonly variable: string }
  /** The constant is no value of the variable's type: an unknown code, a text for a figure. */
  | { readonly kind: 'bad-constant'; readonly variable: string; readonly constant: ConditionValue };

/** INFO: nothing is wrong, but the adopters should know. */
export type GuidelineNote =
  /** Going from `from` to `to` changes no result, whatever else holds. */
  | {
      readonly kind: 'no-effect';
      readonly variable: string;
      readonly from: ConditionValue;
      readonly to: ConditionValue;
    }
  /** Every member that the countervailing clause does not catch gets this score. */
  | { readonly kind: 'all-alike'; readonly score: ScoreValue }
  /** No values reach this clause. */
  | { readonly kind: 'never'; readonly clause: ClausePlace };

export interface GuidelineProof {
  /** Empty: exhaustive, free of overlap and monotone. */
  readonly faults: readonly GuidelineFault[];
  readonly notes: readonly GuidelineNote[];
  /** Cells evaluated: 0 where the faults forbade it. */
  readonly cells: number;
}
