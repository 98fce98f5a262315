import type { ScoreValue } from '../plan/commitment.js';
import type { Method } from '../plan/plan.js';
import { Refusal } from '../refusal.js';

/** What the desk has searched of one silent cell. */
export interface DeskSearch {
  /** Codes of the plan's named public sources. */
  readonly sources: readonly string[];
  /** Those of them that the reviewer who scores has searched; null of somebody who settles what two reviewers scored. */
  readonly own: readonly string[] | null;
  /** Reviewers who have searched every source. */
  readonly searches: number;
  /** Until when the member may still say what it did; null before both have searched. */
  readonly replyUntil: Date | null;
}

const DAY = 86_400_000;

/** The sources that a reviewer has still to search. */
export function missingSources({ sources, own }: Pick<DeskSearch, 'sources' | 'own'>): string[] {
  return own === null ? [] : sources.filter((source) => !own.includes(source));
}

/** When the member's time to answer ends, once both have searched. */
export function replyUntilOf(searchedAt: Date, { replyDays }: Pick<Method, 'replyDays'>): Date {
  return new Date(searchedAt.getTime() + replyDays * DAY);
}

/**
 * Silence must not pay, and must not be punished unsearched: whoever scores a silent cell has searched the named sources,
 * and −1 is given only after both reviewers have, and after the member had its time to answer.
 * @throws Refusal `score.search-needed`, `score.search-open` and `score.reply-period-open`
 */
export function requireSearched(value: ScoreValue, search: DeskSearch, at: Date): void {
  const { sources, searches, replyUntil } = search;
  const missing = missingSources(search);
  if (missing.length > 0) throw new Refusal('score.search-needed', { sources: missing.join(', ') });
  if (value !== -1) return;
  if (sources.length === 0 || searches < 2 || replyUntil === null)
    throw new Refusal('score.search-open', { searches, sources: sources.length });
  if (at < replyUntil) throw new Refusal('score.reply-period-open', { until: replyUntil.toISOString() });
}
