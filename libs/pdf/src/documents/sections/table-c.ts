import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { rangeChart, rankScale, type RangeRow } from '../../blocks/range-chart.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';
import { boundsDrawn } from './bounds-chart.js';
import { sectionHeading } from './front-matter.js';
import { coverageWidth, meanCells, meanHead } from './mean-cells.js';
import { orderMembers } from './order.js';
import { printRange, standingColumns, standingParagraphs, whyNotRanked } from './standing.js';

const LEADS = {
  none: 'pdf.tableC.leadPlanOrder',
  bands: 'pdf.tableC.leadBands',
  ranks: 'pdf.tableC.lead',
} as const;

/** Table C: members by average, with percent, rank and both ranges; those not ranked apart, each with the reason. */
export function tableCSection(view: View): Section {
  const { say } = view;
  const { method } = view.document;
  const title = say('pdf.tableC');
  const members = orderMembers(view);
  const ranked = members.filter(({ code }) => view.memberMean(code).ranked);
  const apart = members.filter(({ code }) => !view.memberMean(code).ranked);
  return {
    title,
    blocks: [
      sectionHeading(title, 'table-c'),
      paragraph(say(LEADS[method.ranking]), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      ...(ranked.length > 0 ? [memberTable(view, ranked, true)] : []),
      ...(apart.length > 0
        ? [
            heading(3, say('pdf.tableC.apart'), { style: TYPE.heading, before: 22, after: 2 }),
            paragraph(say('pdf.read.coverage', { share: view.share(method.rankedFrom) }), {
              style: TYPE.quiet,
              measure: 440,
              after: 6,
              keepWithNext: true,
            }),
            memberTable(view, apart, false),
          ]
        : []),
      ...standingParagraphs(view),
      ...ranksDrawn(view, ranked),
      ...boundsDrawn(view, members),
    ],
  };
}

/** Ranks with their intervals as a drawing, where the method claims ranks. */
function ranksDrawn(view: View, ranked: readonly Member[]): Block[] {
  const { say, document } = view;
  if (document.method.ranking !== 'ranks' || ranked.length < 2) return [];
  const rows = ranked.flatMap((member): RangeRow[] => {
    const { rank, rankInterval, rankRange = null } = view.memberMean(member.code);
    if (rank === null) return [];
    const ranges = [rankInterval, rankRange].flatMap((range) => (range ? [printRange(view, range)] : []));
    return [
      {
        name: view.text(member.name),
        value: rank,
        interval: rankInterval,
        range: rankRange,
        figures: `${rank}${ranges.length > 0 ? say('join.aside', { words: ranges.join(say('join.semicolon')) }) : ''}`,
      },
    ];
  });
  const words = {
    value: say('rank.label'),
    interval: say('rank.interval.label'),
    range: rows.some(({ range }) => range) ? say('rank.range.label') : null,
    alt: (part: readonly RangeRow[]) =>
      say('rank.chart.alt', {
        count: part.length,
        list: part.map(({ name, figures }) => `${name} ${figures}`).join(say('join.semicolon')),
      }),
  };
  return [
    heading(3, say('rank.chart.heading'), { style: TYPE.heading, before: 22, after: 3 }),
    paragraph(say('rank.chart.reading'), { style: TYPE.quiet, measure: 440, after: 8, keepWithNext: true }),
    rangeChart(rows, words, { scale: rankScale(rows) }),
  ];
}

function memberTable(view: View, members: readonly Member[], ranked: boolean): Block {
  const { say } = view;
  const means = members.map(({ code }) => view.memberMean(code));
  const gaps = means.some(({ bounds }) => bounds !== null);
  const standing = ranked ? standingColumns(view, gaps) : { widths: [], head: [], cells: () => [] };
  const rows = members.map((member): TableRow => {
    const mean = view.memberMean(member.code);
    const shown = view.show(member.name);
    const name = ranked ? shown.text : `${shown.text}${view.stop}${whyNotRanked(view, member)}`;
    return {
      cells: [
        ...standing.cells(mean),
        textCell(name, { style: TYPE.cell, scope: 'Row', lang: shown.lang }),
        ...meanCells(view, mean, gaps),
      ],
    };
  });
  // With every range beside it, and the gaps, a name needs the room of the average's bar.
  const ranged = standing.widths.length > 2;
  const average = gaps ? (ranged ? 52 : 68) : ranged ? 76 : 92;
  return table({
    widths: [
      ...standing.widths,
      -1,
      average,
      gaps ? 34 : 40,
      gaps ? 60 : ranged ? 76 : 92,
      Math.max(44, coverageWidth(means, TYPE.cellQuiet.size)),
      ...(gaps ? [78] : []),
    ],
    gap: gaps ? 7 : 9,
    pad: members.length > 60 ? 2.2 : 3.6,
    head: [...standing.head, ...meanHead(view, say('term.member'), { gaps })],
    rows,
  });
}
