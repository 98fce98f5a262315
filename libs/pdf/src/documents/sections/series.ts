import type { ReleasePoint } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { isBroken, lineChart, type LinePoint } from '../../blocks/line-chart.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { TextStyle } from '../../text/text-style.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';

/** More releases than this, and only the latest are shown: a table has no room for more. */
const MOST = 6;

/** A point of a line, and how many of the cells asked it covers, where that was kept. */
interface SeriesPoint extends LinePoint {
  readonly scored?: number | undefined;
  readonly applicable?: number | undefined;
}

/** The releases of a plan up to this one, the oldest first; null where this is the first, or where none were kept. */
export function seriesOf({ document }: View): ReleasePoint[] | null {
  const { change, cycle, phase, number, tables } = document;
  if (!change?.series || change.series.length === 0) return null;
  const lines = new Map(change.members.map(({ member, line }) => [member, line]));
  const now: ReleasePoint = {
    cycle: cycle.code,
    title: cycle.title,
    phase,
    until: cycle.window?.to ?? null,
    number,
    sha256: '',
    ...tables.overall,
    line: change.line,
    members: tables.members.map((mean) => ({ ...mean, line: lines.get(mean.member) ?? false })),
  };
  return [...change.series, now].slice(-MOST);
}

/** A member's averages over the releases, those of all members dashed behind. */
export function memberSeries(view: View, member: Member, series: readonly ReleasePoint[]): Block {
  const name = view.text(member.name);
  const own = series.map((point) => ownPoint(point, member.code));
  return lineChart({
    labels: series.map(yearOf),
    own: { name, short: member.abbreviation, points: own },
    behind: { name: view.say('pdf.allMembers'), points: series.map(allPoint) },
    alt: altOf(view, name, series, own),
    language: view.language,
  });
}

/** All members' averages over the releases as a line, and everybody's as a table. */
export function seriesBlocks(view: View): Block[] {
  const series = seriesOf(view);
  if (!series) return [];
  const { say } = view;
  const all = series.map(allPoint);
  const name = say('pdf.allMembers');
  return [
    heading(3, say('member.byCycle'), { style: TYPE.heading, before: 18, after: 4 }),
    paragraph(say('pdf.byCycle.reading'), { style: TYPE.quiet, measure: 440, after: 6, keepWithNext: true }),
    lineChart(
      {
        labels: series.map((point) => labelOf(view, point)),
        own: { name, points: all },
        alt: altOf(view, name, series, all),
        language: view.language,
      },
      { height: 150, after: 8 },
    ),
    seriesTable(view, series, view.members),
  ];
}

/** A member's averages over the releases beside those of all members: the figures of its line. */
export function memberSeriesTable(view: View, member: Member, series: readonly ReleasePoint[]): Block {
  return seriesTable(view, series, [member], 10);
}

function seriesTable(view: View, series: readonly ReleasePoint[], members: readonly Member[], before = 0): Block {
  const { say } = view;
  const figures = (points: readonly SeriesPoint[], style: TextStyle = TYPE.cell): Cell[] =>
    points.map((point, at) =>
      textCell(`${isBroken(points, at) ? '| ' : ''}${view.average(point)}${coverage(view, point)}`, {
        style,
        align: 'right',
      }),
    );
  return table({
    widths: [-1.6, ...series.map(() => -1)],
    before,
    gap: 10,
    pad: 3.2,
    head: [
      textCell(say('term.member'), { style: TYPE.head, scope: 'Column' }),
      ...series.map((point) => textCell(labelOf(view, point), { style: TYPE.head, scope: 'Column', align: 'right' })),
    ],
    rows: [
      {
        cells: [
          textCell(say('pdf.allMembers'), { style: TYPE.cellStrong, scope: 'Row' }),
          ...figures(series.map(allPoint), TYPE.cellStrong),
        ],
      },
      ...members.map((member): TableRow => ({
        cells: [
          textCell(view.text(member.name), { style: TYPE.cell, scope: 'Row', lang: view.show(member.name).lang }),
          ...figures(series.map((point) => ownPoint(point, member.code))),
        ],
      })),
    ],
  });
}

function allPoint({ average, line, scored, applicable }: ReleasePoint): SeriesPoint {
  return { average, joined: line, scored, applicable };
}

function ownPoint({ members }: ReleasePoint, code: string): SeriesPoint {
  const own = members.find(({ member }) => member === code);
  return own
    ? { average: own.average, joined: own.line, scored: own.scored, applicable: own.applicable }
    : { average: null, joined: false };
}

/** ` (18 of 20)`, where scores are missing; it breaks before its bracket alone. */
function coverage(view: View, { scored = 0, applicable = 0 }: SeriesPoint): string {
  if (scored >= applicable) return '';
  return view.say('join.aside', { words: view.coverage({ scored, applicable }).replaceAll(' ', '\u00a0') });
}

/** Each point in words; where no line is claimed, that it is not. */
function altOf(view: View, name: string, series: readonly ReleasePoint[], points: readonly LinePoint[]): string {
  const { say } = view;
  const each = points.map(({ average }, at) => {
    const point = series[at];
    const broken = isBroken(points, at) ? say('join.aside', { words: say('change.notAlike') }) : '';
    return `${point ? labelOf(view, point) : ''} ${view.average({ average })}${broken}`;
  });
  const [first, last] = [series[0], series.at(-1)];
  const title = say('trends.chart', {
    name,
    count: series.length,
    first: first ? labelOf(view, first) : '',
    last: last ? labelOf(view, last) : '',
  });
  return `${title}${view.stop}${each.join(say('join.semicolon'))}`;
}

/** The year in which the window ends; the cycle's code where it has none. */
function yearOf({ until, cycle }: ReleasePoint): string {
  return until?.slice(0, 4) ?? cycle;
}

function labelOf(view: View, point: ReleasePoint): string {
  return `${yearOf(point)} ${view.say(`phase.${point.phase}`)}`;
}
