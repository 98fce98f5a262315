import type { Rule } from '../report/rule.js';
import type { LocalText } from '../text.js';
import type { Indicator } from './indicator.js';
import type { Alignment } from './alignment.js';
import type { ItemProvenance } from './provenance.js';

/** What the plan promises, with the indicators that measure it and the guideline that scores it. */
export interface Commitment {
  /** Stable id per plan across versions, never reused. */
  readonly id: string;
  /** The printed code: `I.1`. */
  readonly code: string;
  /** The pillar's code; null where a plan has no pillars (a published matrix). */
  readonly pillar: string | null;
  /** A short name for tables: at most 60 characters. */
  readonly title: LocalText;
  readonly text: LocalText;
  readonly provenance: ItemProvenance;
  readonly applies: Applies;
  /** Items of other frameworks that it answers to; absent where none is named. */
  readonly alignments?: readonly Alignment[];
  readonly indicators: readonly Indicator[];
  readonly rules: readonly Rule[];
  /** Null only for a commitment whose scores are imported. */
  readonly guideline: Guideline | null;
}

/** Of whom the commitment is asked, fixed by the plan's adopters before opening. */
export interface Applies {
  readonly all: 'asked' | 'not-asked';
  /** By member code. A variant keeps the levels in words that fit the member. */
  readonly members: Readonly<Record<string, MemberApplies>>;
}

export type MemberApplies =
  | { readonly kind: 'asked'; readonly variant?: LocalText }
  | { readonly kind: 'not-asked'; readonly reason: LocalText };

export type ScoreValue = -1 | 0 | 1;

/** The countervailing clause is decided first; the level clauses partition the rest, in any order. */
export interface Guideline {
  readonly countervailing: Clause | null;
  readonly levels: readonly Clause[];
}

export interface Clause {
  readonly score: ScoreValue;
  /** A CEL expression, `variable op constant` joined by `&& || !`. */
  readonly if: string;
  /** The sentence that closes a member's assessment with the score. */
  readonly words: LocalText;
}

/** Whether a commitment is asked of a member, with the reason or the variant. */
export function appliesTo(commitment: Pick<Commitment, 'applies'>, member: string): MemberApplies {
  const own = commitment.applies.members[member];
  if (own) return own;
  return commitment.applies.all === 'asked'
    ? { kind: 'asked' }
    : { kind: 'not-asked', reason: { original: 'en', texts: { en: { text: 'Not asked of this member.' } } } };
}
