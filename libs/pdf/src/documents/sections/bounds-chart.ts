import { formatDecimal } from '@signatory/texts';
import { valueOf } from '../../blocks/average-bar.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { rangeChart, type RangeRow, type RangeScale } from '../../blocks/range-chart.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
import { printBounds } from './mean-cells.js';

/** Averages as a drawing, each with how far its gaps could move it; nothing where there is no gap. */
export function boundsDrawn(view: View, members: readonly Member[]): Block[] {
  const { say } = view;
  const rows = members.flatMap((member): RangeRow[] => {
    const mean = view.memberMean(member.code);
    if (mean.average === null) return [];
    const [low, high] = mean.bounds ?? [];
    const interval = low === undefined || high === undefined ? null : ([valueOf(low), valueOf(high)] as const);
    const figures = `${view.average(mean)}${mean.bounds ? say('join.aside', { words: printBounds(view, mean.bounds) }) : ''}`;
    return [{ name: view.text(member.name), value: valueOf(mean.average), interval, range: null, figures }];
  });
  if (!rows.some(({ interval }) => interval)) return [];
  const words = {
    value: say('mean.average'),
    interval: say('pdf.boundsHead'),
    range: null,
    alt: (part: readonly RangeRow[]) =>
      say('bounds.chart.alt', {
        count: part.length,
        list: part.map(({ name, figures }) => `${name} ${figures}`).join(say('join.semicolon')),
      }),
  };
  return [
    heading(3, say('bounds.chart.heading'), { style: TYPE.heading, before: 22, after: 3 }),
    paragraph(say('bounds.chart.reading'), { style: TYPE.quiet, measure: 440, after: 8, keepWithNext: true }),
    rangeChart(rows, words, { scale: scaleOf(view) }),
  ];
}

function scaleOf({ language }: View): RangeScale {
  const ticks = ['-1', '-0.5', '0', '+0.5', '+1'];
  return {
    from: -1,
    to: 1,
    ticks: ticks.map((tick) => ({ at: Number(tick), label: formatDecimal(language, tick) })),
  };
}
