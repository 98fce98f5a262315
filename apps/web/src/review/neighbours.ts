import type { QueueFilters, QueueRow } from '@signatory/contract';
import { TO_DECIDE } from '@signatory/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';

type Place = Pick<QueueRow, 'member' | 'indicator'>;

/** The entries beside this one in the list it was opened from, and the next that waits for a decision. */
export function useNeighbours(
  { cycle, member, indicator }: EntryKey,
  filters: QueueFilters,
): { readonly before: Place | null; readonly after: Place | null; readonly next: Place | null } {
  const pages = useInfiniteQuery(queries.queue(cycle, filters));
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const isThis = (row: Place): boolean => row.member === member && row.indicator === indicator;
  const at = rows.findIndex(isThis);
  const waits = (row: QueueRow): boolean => TO_DECIDE.includes(row.state) && row.judges && !isThis(row);
  return {
    before: (at > 0 ? rows[at - 1] : undefined) ?? null,
    after: rows[at + 1] ?? null,
    next: rows.slice(at + 1).find(waits) ?? rows.find(waits) ?? null,
  };
}
