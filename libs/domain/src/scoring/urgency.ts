import { SCORE, type ScoreState } from '../workflow/score.js';
import type { ScoreValue } from '../plan/commitment.js';

/** As much of a score as its place on a desk needs, as its reader sees it. */
export interface DeskScore {
  readonly state: ScoreState;
  readonly value: ScoreValue | null;
  /** How many of the two opinions are in. */
  readonly opinions: number;
  /** The reader has given one. */
  readonly mine: boolean;
  /** Its entries and actions are settled. */
  readonly ready: boolean;
  /** A conflict or a recusal keeps the reader from it. */
  readonly barred: boolean;
  /** It departs from the guideline's proposal, and nobody has said why. */
  readonly unexplained: boolean;
}

/** The states in which an adjudicator has something to settle. */
export const TO_SETTLE: readonly ScoreState[] = [
  ...SCORE.transitions.adjudicate.from,
  ...SCORE.transitions.recalibrate.from,
];

/** Whether a score waits for an adjudicator: two reviewers differ on it, or its member contests it. */
export function isToSettle({ state, contested }: { readonly state: ScoreState; readonly contested: boolean }): boolean {
  return SCORE.transitions.adjudicate.from.includes(state) || contested;
}

/** Whether the reader's opinion is awaited. One reviewer's may have settled the score: then none is taken beside it. */
export function isMineToGive({ state, barred, ready, mine, opinions }: DeskScore): boolean {
  return state === 'NOT_SCORED' && !barred && ready && !mine && opinions < 2;
}

/** Where a score stands on the reader's desk, the lowest first: what is to be given first, what is not the reader's last. */
export function urgency(score: DeskScore): number {
  if (score.barred) return 3;
  // Either of those who agreed says why.
  if (isMineToGive(score) || (score.unexplained && score.mine)) return 0;
  return score.value === null ? 1 : 2;
}
