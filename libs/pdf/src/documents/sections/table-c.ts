import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { meanCells, meanHead } from './mean-cells.js';
import { orderMembers } from './order.js';

/** Table C: members by average, with percent, rank and rank interval; those not ranked apart. */
export function tableCSection(view: View): Section {
  const { say } = view;
  const title = say('pdf.tableC');
  const ranks = view.document.method.ranking !== 'none';
  const members = orderMembers(view);
  const ranked = members.filter(({ code }) => view.memberMean(code).ranked);
  const apart = members.filter(({ code }) => !view.memberMean(code).ranked);
  return {
    title,
    blocks: [
      sectionHeading(title, 'table-c'),
      paragraph(say(ranks ? 'pdf.tableC.lead' : 'pdf.tableC.leadPlanOrder'), {
        style: TYPE.lead,
        measure: 440,
        after: 8,
        keepWithNext: true,
      }),
      ...(ranked.length > 0 ? [memberTable(view, ranked, ranks)] : []),
      ...(apart.length > 0
        ? [
            heading(3, say('pdf.tableC.apart'), { style: TYPE.heading, before: 22, after: 2 }),
            paragraph(say('pdf.read.coverage', { share: view.share(view.document.method.rankedFrom) }), {
              style: TYPE.quiet,
              measure: 440,
              after: 6,
              keepWithNext: true,
            }),
            memberTable(view, apart, false),
          ]
        : []),
      ...(ranks ? [paragraph(say('rank.intervalExplained'), { style: TYPE.small, measure: 440, before: 12 })] : []),
    ],
  };
}

function memberTable(view: View, members: readonly Member[], ranks: boolean): Block {
  const { say } = view;
  const gaps = members.some(({ code }) => view.memberMean(code).bounds !== null);
  const rows = members.map(({ code, name }): TableRow => {
    const mean = view.memberMean(code);
    const shown = view.show(name);
    return {
      cells: [
        ...(ranks
          ? [
              textCell(mean.rank === null ? '–' : String(mean.rank), { style: TYPE.cellStrong, align: 'right' }),
              textCell(intervalOf(view, mean.rankInterval), { style: TYPE.cellQuiet, align: 'center' }),
            ]
          : []),
        textCell(shown.text, { style: TYPE.cell, scope: 'Row', lang: shown.lang }),
        ...meanCells(view, mean, gaps),
      ],
    };
  });
  return table({
    widths: [
      ...(ranks ? [28, gaps ? 40 : 50] : []),
      -1,
      gaps ? 72 : 104,
      gaps ? 34 : 40,
      gaps ? 68 : 104,
      44,
      ...(gaps ? [78] : []),
    ],
    gap: gaps ? 7 : 9,
    pad: members.length > 60 ? 2.2 : 3.6,
    head: meanHead(view, say('term.member'), { ranks, gaps }),
    rows,
  });
}

function intervalOf(view: View, interval: readonly [number, number] | null): string {
  if (!interval) return '–';
  const [low, high] = interval;
  return low === high ? String(low) : view.say('rank.interval', { low, high });
}
