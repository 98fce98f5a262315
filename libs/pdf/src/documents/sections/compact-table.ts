import { averageCell } from '../../blocks/average-cell.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Span, Typesetter, Words } from '../../text/typesetter.js';
import type { Mean, ShownText, View } from '../../view.js';
import { hasGaps } from './coverage.js';
import { coverageWidth } from './mean-cells.js';

/** Of the names in such a table. */
export const COMPACT = { ...TYPE.cell, size: 8.6, leading: 12 };
export const COMPACT_STRONG = { ...TYPE.cellStrong, size: 8.6, leading: 12 };

/** A row: a name and its mean. */
export interface Entry extends ShownText {
  /** Stands before the name, which hangs beside it. */
  readonly hang?: Words;
  readonly hangWidth?: number;
  readonly mean: Mean;
}

/** Codes before the names of entries, which begin below one another. */
export function hangCodes(
  set: Typesetter,
  codes: readonly string[],
): (code: string) => Pick<Entry, 'hang' | 'hangWidth'> {
  const spansOf = (code: string): Span[] => [{ text: code, ink: INK.ink500 }, { text: '\u00a0\u00a0' }];
  const hangWidth = Math.max(0, ...codes.map((code) => set.widthOf(spansOf(code), COMPACT)));
  return (code) => ({ hang: spansOf(code), hangWidth });
}

/** What stands over the two columns. */
export interface CompactHeads {
  readonly entry: string;
  readonly average: string;
}

/**
 * A name and its average: two such tables stand beside each other. What an average covers stands beside it where scores are
 * missing in the release. `cut`: the row before which others are left out.
 */
export function compactTable(view: View, heads: CompactHeads, entries: readonly Entry[], cut?: number): Block {
  const { say } = view;
  const gaps = hasGaps(view.document.tables.overall);
  return table({
    widths: gaps ? [-1, 58, coverageWidth(entries.map(({ mean }) => mean))] : [-1, 90],
    pad: 2.3,
    head: [
      textCell(heads.entry, { style: TYPE.head, scope: 'Column' }),
      textCell(heads.average, { style: TYPE.head, scope: 'Column' }),
      ...(gaps ? [textCell(say('pdf.scoredShort'), { style: TYPE.head, scope: 'Column', align: 'right' })] : []),
    ],
    rows: entries.map(({ text, lang, hang, hangWidth = 0, mean }, at): TableRow => ({
      ...(at === cut ? { before: 10 } : {}),
      cells: [
        textCell(text, { style: COMPACT, scope: 'Row', lang, ...(hang && { hang, hangWidth }) }),
        averageCell(mean.average, view.average(mean), { style: COMPACT_STRONG, figureWidth: 28 }),
        ...(gaps
          ? [
              textCell(view.coverage(mean), {
                style: { ...COMPACT, ink: INK.ink600 },
                align: 'right',
              }),
            ]
          : []),
      ],
    })),
  });
}
