import type { Alignment } from './alignment.js';
import type { LocalText } from '../text.js';
import type { StatedValue } from './stated-value.js';

export const INDICATOR_TYPES = [
  'count',
  'number',
  'percentage',
  'amount',
  'boolean',
  'choice',
  'list',
  'date',
  'text',
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** Types whose answer is a figure: a decimal with a total and, where asked, disaggregations. */
export const FIGURE_TYPES = ['count', 'number', 'percentage', 'amount'] as const satisfies readonly IndicatorType[];
export type FigureType = (typeof FIGURE_TYPES)[number];

export const INDICATOR_ROLES = ['action', 'safeguard', 'finding', 'output', 'context', 'protection'] as const;
export type IndicatorRole = (typeof INDICATOR_ROLES)[number];

/** A guideline reads only these; counts of arrests or returns rise with the problem and never score. */
export const GUIDELINE_ROLES: readonly IndicatorRole[] = ['action', 'safeguard', 'finding'];

/** One code, one figure. */
export interface Indicator {
  /** Stable id per plan across versions. */
  readonly id: string;
  /** A CEL name: `i1_unit`. */
  readonly code: string;
  /** The printed label: `I.1.a`. */
  readonly label: string;
  /** True where the plan writes the label that its place would give: it stays when the place changes. Absent in all others. */
  readonly labelStays?: true;
  readonly role: IndicatorRole;
  readonly type: IndicatorType;
  readonly question: LocalText;
  readonly definition?: LocalText;
  readonly unit?: LocalText;
  /** Digits after the point, 0–6; 0 for a count. */
  readonly decimals: number;
  /** Inclusive bounds as decimal strings. */
  readonly range?: { readonly min?: string; readonly max?: string };
  /** Of a choice, worst to best. */
  readonly codes?: readonly { readonly code: string; readonly label: LocalText }[];
  /** Of a list: the closed list that keys its items, and the fields each item has, with what the plan calls them. */
  readonly items?: {
    readonly key: string;
    readonly fields: readonly string[];
    readonly labels?: Readonly<Record<string, LocalText>>;
  };
  /** Codes of disaggregations; each sums to the total by itself. */
  readonly by: readonly string[];
  readonly reference: 'window' | 'window-end' | 'calendar-year';
  readonly evidence: EvidenceDemand;
  /** Set by assessors, never by the member: a finding. */
  readonly assessor: boolean;
  /** The answer that holds until someone sets one; findings only. */
  readonly default?: boolean;
  readonly required: boolean;
  /** CEL: where it holds an answer is required, as where `required` is true. */
  readonly requiredWhen?: string;
  /** How its value is worked out from other indicators; nobody answers it then. */
  readonly calculated?: { /** CEL. */ readonly value: string };
  /** Whether an account in words is asked beside the answer. */
  readonly narrative?: boolean;
  /** Approvals by different reviewers that its entry needs, where they are not as many as the plan's. */
  readonly approvals?: number;
  /** Cells of 1 to n−1 are withheld from the public. */
  readonly disclosure?: { readonly below: number };
  /** How it is counted or measured. */
  readonly method?: LocalText;
  /** Where its figures come from, or good practice is described. */
  readonly practice?: string;
  readonly baseline?: StatedValue;
  readonly target?: StatedValue;
  /** Codes in outside frameworks: `{SDG: '10.7.2'}`. */
  readonly mappings: Readonly<Record<string, string>>;
  /** Items of other frameworks that it answers to; absent where none is named. */
  readonly alignments?: readonly Alignment[];
}

export interface EvidenceDemand {
  /** Pieces asked of the whole entry. */
  readonly min: number;
  /** Pieces asked of each item of a list. */
  readonly minPerItem: number;
  /** An answer that needs no evidence: `none`, `false`. */
  readonly unless?: string;
  readonly dated: 'in-window' | 'in-force' | 'any';
}

/** Whether members answer it: what assessors set, and what is calculated, is asked of nobody. */
export function isAsked({ assessor, calculated }: Pick<Indicator, 'assessor' | 'calculated'>): boolean {
  return !assessor && !calculated;
}

export function isFigure(type: IndicatorType): type is FigureType {
  return (FIGURE_TYPES as readonly IndicatorType[]).includes(type);
}
