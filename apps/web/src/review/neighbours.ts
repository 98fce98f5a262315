import type { QueueFilters, QueueRow } from '@signatory/contract';
import { TO_DECIDE } from '@signatory/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';

/** A colleague has taken it into review. */
export const isAtWork = ({ state, reviewer, yours }: Pick<QueueRow, 'state' | 'reviewer' | 'yours'>): boolean =>
  state === 'IN_REVIEW' && reviewer !== null && !yours;

/** It waits for the reader's decision: what a colleague is at is left to the colleague. */
export const waitsFor = (row: QueueRow): boolean =>
  TO_DECIDE.includes(row.state) && row.judges && !row.approvedByYou && !isAtWork(row);

type Place = Pick<QueueRow, 'member' | 'indicator'>;

/** The entries beside this one in the list it was opened from, and the next that waits for a decision. */
export function useNeighbours(
  { cycle, member, indicator }: EntryKey,
  filters: QueueFilters,
): {
  readonly before: Place | null;
  readonly after: Place | null;
  readonly next: Place | null;
  /** Where it stands in the list; null where it is not in it, or not fetched yet. */
  readonly place: { readonly n: number; readonly all: number } | null;
  /** Whether the list is here, or cannot be: until then nobody knows if the entry stands in it. */
  readonly isKnown: boolean;
  /** As far as it was fetched. */
  readonly rows: readonly QueueRow[];
} {
  const pages = useInfiniteQuery(queries.queue(cycle, filters));
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const isThis = (row: Place): boolean => row.member === member && row.indicator === indicator;
  const at = rows.findIndex(isThis);
  const waits = (row: QueueRow): boolean => waitsFor(row) && !isThis(row);
  return {
    before: (at > 0 ? rows[at - 1] : undefined) ?? null,
    after: rows[at + 1] ?? null,
    place: at < 0 ? null : { n: at + 1, all: pages.data?.pages[0]?.total ?? rows.length },
    isKnown: !pages.isPending || pages.fetchStatus === 'paused',
    rows,
    next: rows.slice(at + 1).find(waits) ?? rows.find(waits) ?? null,
  };
}
