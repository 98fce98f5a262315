import type { Indicator } from '../plan/indicator.js';
import type { Method } from '../plan/plan.js';

/**
 * Why there is no report to be reviewed: the member submitted nothing to a cycle that takes no report any more, or the cycle
 * was brought as a matrix, and asked for none.
 */
export type Absence = 'silent' | 'unasked';

/** As much of a member's report as says whether a score can be given. */
export interface ScoredReport {
  /** The report is in review, or through it. */
  readonly isReviewed: boolean;
  /** Null where a report is there, or may still come. */
  readonly absence: Absence | null;
  /** Review has nothing left to decide about it. */
  isSettled(indicator: Indicator): boolean;
}

/** What has to be done before a score can be given. */
export interface AwaitedForScore {
  /** Of a report that is not under review: whether one may still come, or is back with its member; null where none is waited for. */
  readonly report: 'to-come' | 'back' | 'never-came' | null;
  /** Codes of the entries that the guideline reads and review has not settled. */
  readonly entries: readonly string[];
  /** How many actions two people have not classed yet. */
  readonly actions: number;
}

/** What a score of a member on a commitment waits for: everything that its guideline reads, and what its desk counts. */
export function awaitedForScore(
  { silence }: Pick<Method, 'silence'>,
  { indicators, reads }: { readonly indicators: readonly Indicator[]; readonly reads: readonly string[] },
  report: ScoredReport,
  { unclassed: actions }: { readonly unclassed: number },
): AwaitedForScore {
  const nothing = { report: null, entries: [], actions } as const;
  const read = indicators.filter(({ code }) => reads.includes(code));
  const codesOf = (open: readonly Indicator[]): string[] => open.map(({ code }) => code);
  if (report.isReviewed)
    return { ...nothing, entries: codesOf(read.filter((indicator) => !report.isSettled(indicator))) };
  // A score of a matrix stands on what its source says; a correction case has it given again with no report to wait for.
  if (report.absence === 'unasked') return nothing;
  // What never came will never be reviewed: then the desk's search is what is scored.
  if (report.absence === 'silent' && silence === 'desk') return nothing;
  if (report.absence === 'silent') return { ...nothing, report: 'never-came' };
  return { ...nothing, report: 'to-come', entries: codesOf(read.filter(({ assessor }) => !assessor)) };
}

/** Whether nothing is waited for. */
export function isScorable({ report, entries, actions }: AwaitedForScore): boolean {
  return report === null && entries.length === 0 && actions === 0;
}
