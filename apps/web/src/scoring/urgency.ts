import type { ScoreRow } from '@signatory/contract';

/** Whether the reader's opinion is awaited. One reviewer's may have settled the score: then none is taken beside it. */
export function isMineToGive({ state, barred, ready, mine, opinions }: ScoreRow): boolean {
  return state === 'NOT_SCORED' && !barred && ready && !mine && opinions < 2;
}

/** Where a score stands in the reader's table: what is to be given first, what is not the reader's last. */
export function urgency(row: ScoreRow): number {
  if (row.barred) return 3;
  if (isMineToGive(row)) return 0;
  return row.value === null ? 1 : 2;
}
