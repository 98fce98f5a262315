import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Cell, TableRow } from '../../layout/table.js';
import type { Span } from '../../text/typesetter.js';

/** Characters of a reason that its column holds well: about twenty lines. */
const MOST_IN_COLUMN = 900;

/** A row of a table of scores, in the order of its columns. */
export interface ReasonedRow {
  readonly before: readonly Cell[];
  /** What the score is about, in its column, or over that of the reason too. */
  named(columns: number): Cell;
  readonly reason: { readonly text: string; readonly lang: string | undefined };
  readonly cited: readonly Span[];
  readonly after: readonly Cell[];
}

/** One row, with its reason beside what it is about; a long reason stands in a row of its own below, over their columns and those after. */
export function reasonRows({ before, named, reason, cited, after }: ReasonedRow): TableRow[] {
  const isLong = reason.text.length > MOST_IN_COLUMN;
  const written = textCell([{ text: reason.text }, ...cited], {
    style: { ...TYPE.cell, ink: INK.ink700 },
    lang: reason.lang,
    ...(isLong && { columns: 2 + after.length }),
  });
  if (!isLong) return [{ cells: [...before, named(1), written, ...after] }];
  return [
    { cells: [...before, named(2), ...after], rule: 'none', keepWithNext: true },
    { cells: [...before.map(() => textCell('', { style: TYPE.cell })), written] },
  ];
}
