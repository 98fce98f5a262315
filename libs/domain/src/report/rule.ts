import type { LocalText } from '../text.js';

export const SEVERITIES = ['INFO', 'WARNING', 'ERROR', 'BLOCKER'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A check on a report, written in the plan or generated from it. */
export interface Rule {
  /** `I1-R1`; generated ones `required.i1_unit`, `sum.i1_staff.sex`. */
  readonly code: string;
  readonly severity: Severity;
  /** The indicator's code, whose field the finding stands on. */
  readonly on: string;
  /** A disaggregation of that indicator: the rule is asked of each of its cells, which it reads as `cell`; absent means of the whole. */
  readonly each?: string;
  /** CEL; absent means always. */
  readonly when?: string;
  /** CEL; true means the rule passes. */
  readonly test: string;
  /** In the reporter's words, with `{placeholders}` filled from the finding's facts. */
  readonly message: LocalText;
}

/** A rule that could not run is never a pass, nor is one that the secretariat suspended: its facts say why. */
export type Outcome =
  | { readonly kind: 'PASS' }
  | { readonly kind: 'FAIL' }
  | { readonly kind: 'NOT_APPLICABLE'; readonly reason: NotApplicableReason }
  | { readonly kind: 'NOT_RUN'; readonly cause: string }
  | { readonly kind: 'SUSPENDED' };

export type OutcomeKind = Outcome['kind'];

/**
 * `condition`: its `when` does not hold. `unanswered`: it reads an answer that is not there. `no-earlier-cycle`: it compares with
 * a cycle that is not there. `too-few-values`: too few to tell the usual from the unusual. `no-partner-report`: the other
 * member's, or its own, is not submitted. `confidential`: it would compare or show what is confidential. `series-break`: an earlier
 * cycle is there, but what it asked is not what is asked now. `not-checked`: it reads what asking for a page came to, and the
 * page was not asked yet. That is no NOT_RUN, as a partner's report that is not there yet is none: nothing failed, the rule runs
 * again by itself when the answer comes, and an installation that asks nobody has reports like any other. It counts for neither
 * the passed rules nor the coverage. Stored by their place: new ones go last.
 */
export const NOT_APPLICABLE_REASONS = [
  'condition',
  'unanswered',
  'no-earlier-cycle',
  'no-data',
  'too-few-values',
  'no-partner-report',
  'confidential',
  'series-break',
  'not-checked',
] as const;
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

/** Why the secretariat has a rule of a cycle not run, in its own words; null where nobody knows their language. */
export interface Suspension {
  readonly reason: string;
  readonly language: string | null;
}

/** The rules of a cycle that are suspended, by their codes. */
export type Suspensions = ReadonlyMap<string, Suspension>;

/** Where in a report a finding stands: an indicator, and for a figure or list one of its cells or items. */
export interface Field {
  readonly indicator: string;
  /** `total`, `sex.female`, an item's key, or the name of a part: `evidence`. */
  readonly part?: string;
}

/** Values that fill a message's placeholders: decimals as strings. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface RuleOutcome {
  readonly rule: string;
  readonly severity: Severity;
  readonly field: Field;
  readonly outcome: Outcome;
  readonly facts: Facts;
  /** Another member's figures, for reviewers only: never part of the message, nor of the hash of the values. */
  readonly reviewerFacts?: Facts;
}

/** A FAIL, on its field, with what the message needs; never a sentence. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly field: Field;
  readonly facts: Facts;
}
