import type { AnswerStatus, ObservationStatus } from './report.js';

/** What a calculated entry was worked out from, kept with its version as it was then. */
export interface Calculation {
  /** CEL, as the plan version states it. */
  readonly expression: string;
  readonly inputs: readonly CalculationInput[];
  /** Why there is no value; null where there is one. */
  readonly gap: CalculationGap | null;
}

/** What keeps a calculation from a value: something it needs, a division by zero, amounts in several currencies. */
export const CALCULATION_GAPS = ['unanswered', 'no-data', 'no-earlier', 'unreadable', 'zero', 'currencies'] as const;

export interface CalculationGap {
  readonly reason: (typeof CALCULATION_GAPS)[number];
  /** The printed labels of what it is about. */
  readonly inputs: string;
  /** Of amounts that do not go together. */
  readonly currencies?: string;
}

/** One value that an expression reads. */
export interface CalculationInput {
  /** As the expression writes it: `i1_staff`, `cells.i1_staff.sex.female`, `before.i1_staff`. */
  readonly name: string;
  readonly indicator: string;
  /** The printed label of the indicator. */
  readonly label: string;
  /** `sex.female`; null for the whole. */
  readonly cell: string | null;
  readonly cycle: 'now' | 'before' | 'earlier';
  /** A figure as a decimal string, `true` or `false`, a code; of a list the number of its items. Null where there is none. */
  readonly value: string | null;
  /** Of the entry that it is of; `unanswered` where there is none. */
  readonly status: AnswerStatus | 'unanswered';
  /** Of a figure. */
  readonly observation: ObservationStatus | null;
}
