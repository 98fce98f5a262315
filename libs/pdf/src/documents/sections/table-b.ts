import { averageCell } from '../../blocks/average-cell.js';
import { heading } from '../../blocks/heading.js';
import { legend } from '../../blocks/legend.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import { SIGN, type Mark } from '../../blocks/score-mark.js';
import { textCell, turnedCell } from '../../blocks/text-cell.js';
import { INK, PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { pageSize, type Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Mean, View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { groupRow, groupsOf } from './table-a.js';

/** One line of the matrix: a member's or a commitment's. */
interface Axis {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly mean: Mean;
}

interface Rows {
  readonly label: string | null;
  readonly entries: readonly Axis[];
}

interface Matrix {
  readonly columns: readonly Axis[];
  readonly groups: readonly Rows[];
  readonly rowTerm: string;
  readonly columnAverage: string;
  readonly rowAverage: string;
  mark(row: Axis, column: Axis): Mark;
}

const WIDE = 24;
const NARROW = 17;
const GAP = 1.6;
/** With more members than this, they become the rows: a page is longer than it is wide. */
const MOST_COLUMNS = 26;

/** Table B: commitments × members with both averages; members become the rows where they are many. */
export function tableBSection(view: View, set: Typesetter, paper: Paper): Section {
  const { say, members } = view;
  const title = say('pdf.tableB');
  const matrix = members.length <= MOST_COLUMNS ? byCommitment(view) : byMember(view);
  const turned = cellWidth(matrix, pageSize(paper)[0]) < WIDE;
  const room = pageSize(paper, turned)[0] - 2 * PAGE.side;
  const panels = split(matrix.columns, Math.floor((room - fixedWidth(matrix)) / (NARROW + GAP)));
  const key = members.some(({ abbreviation, name }) => abbreviation !== view.text(name));
  return {
    title,
    turned,
    blocks: [
      sectionHeading(title, 'table-b'),
      legend(say, { after: 8 }),
      ...panels.flatMap((columns, index): Block[] => [
        ...(panels.length > 1
          ? [
              heading(
                3,
                say('pdf.tableB.part', {
                  part: index + 1,
                  parts: panels.length,
                  from: columns[0]?.code ?? '',
                  to: columns.at(-1)?.code ?? '',
                }),
                { style: TYPE.subheading, before: index === 0 ? 0 : 20, after: 4 },
              ),
            ]
          : []),
        matrixTable(view, set, { ...matrix, columns }, room),
      ]),
      ...(key && members.length <= MOST_COLUMNS
        ? [paragraph(abbreviations(view), { style: TYPE.small, before: 10 })]
        : []),
    ],
  };
}

/** A matrix of some commitments, for a pillar's page. */
export function pillarMatrix(
  view: View,
  set: Typesetter,
  pillar: string,
  paper: Paper,
): { block: Block; turned: boolean } | null {
  if (view.members.length > MOST_COLUMNS) return null;
  const whole = byCommitment(view);
  const matrix = {
    ...whole,
    groups: whole.groups.map(({ entries }) => ({
      label: null,
      entries: entries.filter(({ id }) => pillarOf(view, id) === pillar),
    })),
  };
  const turned = cellWidth(matrix, pageSize(paper)[0]) < WIDE;
  return { turned, block: matrixTable(view, set, matrix, pageSize(paper, turned)[0] - 2 * PAGE.side) };
}

function pillarOf(view: View, id: string): string | null {
  return view.document.plan.commitments.find((each) => each.id === id)?.pillar ?? null;
}

function byCommitment(view: View): Matrix {
  const { say } = view;
  return {
    columns: memberAxes(view),
    groups: groupsOf(view).map(({ pillar, label }) => ({ label, entries: commitmentAxes(view, pillar?.code ?? null) })),
    rowTerm: say('term.commitment'),
    columnAverage: say('term.memberAverage'),
    rowAverage: say('mean.average'),
    mark: (row, column) => view.mark(row.id, column.id),
  };
}

function byMember(view: View): Matrix {
  const { say } = view;
  return {
    columns: groupsOf(view).flatMap(({ pillar }) => commitmentAxes(view, pillar?.code ?? null)),
    groups: [{ label: null, entries: memberAxes(view) }],
    rowTerm: say('term.member'),
    columnAverage: say('term.commitmentAverage'),
    rowAverage: say('mean.average'),
    mark: (row, column) => view.mark(column.id, row.id),
  };
}

function memberAxes(view: View): Axis[] {
  return view.members.map(({ code, name, abbreviation }) => ({
    id: code,
    code: abbreviation,
    name: view.text(name),
    mean: view.memberMean(code),
  }));
}

function commitmentAxes(view: View, pillar: string | null): Axis[] {
  return view
    .commitmentsOf(pillar)
    .map(({ id, code, title }) => ({ id, code, name: view.text(title), mean: view.commitmentMean(id) }));
}

const AVERAGE = 72;
const LABEL = { commitments: 150, members: 110 };

function labelWidth(matrix: Matrix): number {
  const longest = Math.max(...matrix.groups.flatMap(({ entries }) => entries.map(({ name }) => name.length)));
  return longest > 22 ? LABEL.commitments : LABEL.members;
}

function fixedWidth(matrix: Matrix): number {
  return labelWidth(matrix) + AVERAGE + 2 * GAP + 12;
}

function cellWidth(matrix: Matrix, pageWidth: number): number {
  const room = pageWidth - 2 * PAGE.side - fixedWidth(matrix);
  return room / matrix.columns.length - GAP;
}

/** Parts of nearly equal length, none longer than `most`. */
function split<T>(entries: readonly T[], most: number): T[][] {
  const parts = Math.ceil(entries.length / Math.max(1, most));
  const size = Math.ceil(entries.length / parts);
  return Array.from({ length: parts }, (_, part) => entries.slice(part * size, (part + 1) * size));
}

function matrixTable(view: View, set: Typesetter, matrix: Matrix, room: number): Block {
  const { say } = view;
  const many = matrix.columns.length;
  const free = (room - fixedWidth(matrix)) / many - GAP;
  const width = Math.min(free, 46);
  const rowCount = matrix.groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const dense = rowCount > 40;
  const size = width >= 30 ? 8 : width >= 21 ? 7.4 : 6.6;
  const figures = { ...TYPE.cellStrong, size: Math.min(8.6, size + 0.2), leading: 12 };
  const turnHeads = matrix.columns.some(({ code }) => set.widthOf(code, TYPE.head) > width + GAP - 2);
  const label = { ...TYPE.cell, size: dense ? 8 : 8.8, leading: dense ? 10.5 : 11.5 };
  const tileHeight = dense ? 13 : 18;

  const head: Cell[] = [
    textCell(matrix.rowTerm, { style: TYPE.head, scope: 'Column' }),
    ...matrix.columns.map(({ code }) =>
      turnHeads
        ? turnedCell(code, { style: TYPE.head, scope: 'Column' })
        : textCell(code, { style: TYPE.head, scope: 'Column', align: 'center' }),
    ),
    textCell(matrix.rowAverage, { style: TYPE.head, scope: 'Column', indent: 12 }),
  ];
  const averageRow: TableRow = {
    ground: INK.surface100,
    rule: 'none',
    keepWithNext: true,
    cells: [
      textCell(matrix.columnAverage, { style: { ...label, face: 'strong' }, scope: 'Row', indent: 4 }),
      ...matrix.columns.map(({ mean }) =>
        textCell(view.average(mean), {
          style: { ...figures, size: Math.min(figures.size, width / 2.75) },
          align: 'center',
        }),
      ),
      averageCell(view.document.tables.overall.average, view.average(view.document.tables.overall), {
        style: figures,
        figureWidth: 38,
      }),
    ],
  };
  const rows = matrix.groups.flatMap(({ label: group, entries }): TableRow[] => [
    ...(group && entries.length > 0 ? [groupRow(group, many + 2, false)] : []),
    ...entries.map((row): TableRow => ({
      rule: 'none',
      cells: [
        textCell(
          row.name === row.code
            ? row.name
            : label.size > 8 && row.code.length <= 8 && matrix.rowTerm === say('term.commitment')
              ? [{ text: row.code, ink: INK.ink500 }, { text: `  ${row.name}` }]
              : row.name,
          { style: label, scope: 'Row', indent: 4 },
        ),
        ...matrix.columns.map((column) => scoreOf(view, matrix.mark(row, column), { size, tileHeight })),
        averageCell(row.mean.average, view.average(row.mean), { style: figures, figureWidth: 38 }),
      ],
    })),
  ]);
  return table({
    widths: [-1, ...matrix.columns.map(() => width), AVERAGE],
    gap: GAP,
    pad: dense ? 0.9 : 1.1,
    align: 'middle',
    head,
    rows: [averageRow, ...rows],
  });
}

function scoreOf(view: View, mark: Mark, options: { size: number; tileHeight: number }): Cell {
  const { say } = view;
  const sign =
    mark === 'not-asked' ? say('score.sign.notAsked') : mark === 'no-data' ? say('pdf.sign.noData') : SIGN[mark];
  return scoreCell(mark, sign, options);
}

function abbreviations(view: View): string {
  return `${view.members.map(({ abbreviation, name }) => `${abbreviation} ${view.text(name)}`).join(' · ')}.`;
}
