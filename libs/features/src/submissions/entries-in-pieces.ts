import type { PlacedIndicator } from '../catalogue/index.js';
import { SOME_ENTRIES, type EntryRow } from './entry-rows.js';
import type { ReportKey } from './report-scope.js';

/** Runs the query of a piece and answers its rows; in a transaction, or in one of its own for each piece. */
export type ReadPiece = (text: string, values: readonly unknown[]) => Promise<{ readonly entries: EntryRow[] }[]>;

/** Of a piece: so many cells as its plan may have, and entries. One entry is never cut. */
const MOST_CELLS = 10_000;
const MOST_ENTRIES = 200;

/**
 * The entries of a report as they were at a revision, one for each of the indicators and in their order, read some at a time:
 * a report of a million figures is never held. A revision does not change any more, so the pieces are of one state whenever
 * they are read. `ahead`: the next is read while one is written, where each has a transaction of its own.
 */
export async function* entriesInPieces(
  read: ReadPiece,
  { cycleId, memberCode }: ReportKey,
  revision: number,
  placed: readonly PlacedIndicator[],
  ahead = false,
): AsyncGenerator<EntryRow | undefined, void, undefined> {
  const find = async (piece: readonly PlacedIndicator[]): Promise<Found> => {
    const ids = piece.map(({ indicator }) => indicator.id);
    const [row] = await read(SOME_ENTRIES, [cycleId, memberCode, revision, ids]);
    return { ids, entries: new Map((row?.entries ?? []).map((entry) => [entry.indicatorId, entry])) };
  };
  const pieces = inPieces(placed);
  const begin = (): Promise<Found> | null => {
    const { value: piece } = pieces.next();
    const begun = piece ? find(piece) : null;
    // Waited for below, or not any more where whoever reads has stopped: then its failure is nobody's.
    begun?.catch(() => {});
    return begun;
  };
  for (let next = begin(); next; next ??= begin()) {
    const { ids, entries } = await next;
    next = ahead ? begin() : null;
    for (const id of ids) yield entries.get(id);
  }
}

interface Found {
  readonly ids: readonly string[];
  readonly entries: ReadonlyMap<string, EntryRow>;
}

/** Indicators in runs of which the entries are small enough to be held. */
export function* inPieces(placed: readonly PlacedIndicator[]): Generator<readonly PlacedIndicator[]> {
  let piece: PlacedIndicator[] = [];
  let cells = 0;
  for (const each of placed) {
    if (piece.length > 0 && (cells + each.cells.length > MOST_CELLS || piece.length === MOST_ENTRIES)) {
      yield piece;
      [piece, cells] = [[], 0];
    }
    piece.push(each);
    cells += each.cells.length;
  }
  if (piece.length > 0) yield piece;
}
