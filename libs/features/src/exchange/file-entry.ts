import type { Entry } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import { entryOf, type EntryRow } from '../submissions/index.js';

/** A stored answer as files have it: its pieces of evidence keep their ids, so that a row finds its piece again. */
export function fileEntryOf(placed: PlacedIndicator, row: EntryRow | undefined): Entry | null {
  const entry = row && entryOf(placed, row);
  if (!entry) return null;
  return { ...entry, evidence: entry.evidence.map((piece, n) => ({ id: row.evidence[n]?.id ?? '', ...piece })) };
}
