import { averageCell } from '../../blocks/average-cell.js';
import { columns } from '../../blocks/columns.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';
import { coverageNote, hasGaps } from './coverage.js';
import { orderMembers } from './order.js';
import { placeColumn, standingNotes } from './standing.js';

const NEIGHBOURS = 4;

/** Members by average, the own one set off; of many, only the neighbours. */
export function comparison(view: View, member: Member): Block[] {
  const { say } = view;
  const all = orderMembers(view);
  // A table of one member compares nothing.
  if (all.length < 2) return [];
  const at = all.findIndex(({ code }) => code === member.code);
  const from = Math.max(0, Math.min(at - NEIGHBOURS, all.length - 2 * NEIGHBOURS - 1));
  const shown = all.length > 30 ? all.slice(from, from + 2 * NEIGHBOURS + 1) : all;
  const half = shown.length > 6 ? Math.ceil(shown.length / 2) : shown.length;
  const parts = [shown.slice(0, half), shown.slice(half)].filter((part) => part.length > 0);
  return [
    heading(2, say('pdf.scorecard.comparison'), {
      style: TYPE.heading,
      before: 24,
      after: 2,
      bookmark: 2,
      place: 'comparison',
    }),
    ...(shown.length < all.length
      ? [
          paragraph(say('pdf.scorecard.neighbours', { all: all.length }), {
            style: TYPE.quiet,
            after: 2,
            keepWithNext: true,
          }),
        ]
      : []),
    columns(
      parts.map((part) => ({ blocks: [comparisonTable(view, part, member, parts.length === 1)] })),
      { gap: 28 },
    ),
    ...coverageNote(view, { before: 8 }),
    ...standingNotes(view)
      .slice(-1)
      .map((text) => paragraph(text, { style: TYPE.small, measure: 440, before: 3 })),
  ];
}

function comparisonTable(view: View, members: readonly Member[], own: Member, single: boolean): Block {
  const { say } = view;
  const place = placeColumn(view);
  const gaps = view.document.tables.members.some(hasGaps);
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  return table({
    widths: [...(place ? [26] : []), -1, single ? 110 : gaps ? 34 : 76, 32, ...(gaps ? [38] : [])],
    gap: 8,
    pad: 3,
    head: [
      ...(place ? [head(place.head, 'right')] : []),
      head(say('term.member')),
      head(say('mean.average')),
      head(say('mean.percent'), 'right'),
      ...(gaps ? [head(say('pdf.scoredShort'), 'right')] : []),
    ],
    rows: members.map((member): TableRow => {
      const mean = view.memberMean(member.code);
      const name = view.show(member.name);
      const style = member.code === own.code ? { ...TYPE.cellStrong, ink: INK.brand600 } : TYPE.cell;
      return {
        ...(member.code === own.code ? { ground: INK.brand50 } : {}),
        cells: [
          ...(place ? [textCell(place.place(mean), { style, align: 'right' })] : []),
          textCell(name.text, { style, scope: 'Row', lang: name.lang }),
          averageCell(mean.average, view.average(mean), { style, figureWidth: 28 }),
          textCell(view.percent(mean), { style, align: 'right' }),
          ...(gaps
            ? [
                textCell(view.coverage(mean), {
                  style: TYPE.cellQuiet,
                  align: 'right',
                }),
              ]
            : []),
        ],
      };
    }),
  });
}
