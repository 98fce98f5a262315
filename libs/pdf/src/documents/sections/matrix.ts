import { averageCell, averageOverCell } from '../../blocks/average-cell.js';
import { scoreCell } from '../../blocks/score-cell.js';
import type { Mark } from '../../blocks/score-mark.js';
import { textCell, turnedCell } from '../../blocks/text-cell.js';
import { INK, PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { pageSize } from '../../layout/compose.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Paper } from '../../options.js';
import type { TextStyle, Typesetter, Words } from '../../text/typesetter.js';
import type { Mean, View } from '../../view.js';
import { gapOf } from './coverage.js';
import { groupRow, groupsOf } from './table-a.js';

/** Every mean that a matrix prints beside its scores. */
export function meansIn({ columns, groups, columnAverage }: Matrix, { document }: View): Mean[] {
  const rows = groups.flatMap(({ entries }) => entries);
  return [
    ...rows.map(({ mean }) => mean),
    ...(columnAverage === null ? [] : [...columns.map(({ mean }) => mean), document.tables.overall]),
  ];
}

/** One line of the matrix: a member or a commitment. */
export interface Axis {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly words: Words;
  /** Of the words, where it is not the document's. */
  readonly lang?: string | undefined;
  /** Stands before the words, which hang beside it. */
  readonly hang?: Words;
  readonly mean: Mean;
}

export interface Matrix {
  readonly columns: readonly Axis[];
  readonly groups: readonly { readonly label: string | null; readonly entries: readonly Axis[] }[];
  readonly rowTerm: string;
  /** Names the row of the columns' averages; null leaves it out, where the rows are only a part. */
  readonly columnAverage: string | null;
  mark(row: Axis, column: Axis): Mark;
  /** Whether the score is another one than in the release before. */
  isChanged(row: Axis, column: Axis): boolean;
}

/** How a matrix stands on its pages. */
export interface MatrixLayout {
  readonly turned: boolean;
  readonly room: number;
  readonly label: number;
  readonly columnsPerPanel: number;
}

const GAP = 1.6;
const AVERAGE = 74;
const WIDEST = 46;
/** Under this width, a column's average would be printed smaller than 6.5 points. */
const NARROWEST = 18.5;
const EASY = 24;
const COMFORTABLE = 29;
const LONG = 40;

/** Commitments as rows, members as columns. */
export function commitmentsByMember(view: View): Matrix {
  return {
    columns: memberAxes(view),
    groups: groupsOf(view).map(({ pillar, label }) => ({ label, entries: commitmentAxes(view, pillar?.code ?? null) })),
    rowTerm: view.say('term.commitment'),
    columnAverage: view.say('term.memberAverage'),
    mark: (row, column) => view.mark(row.id, column.id),
    isChanged: (row, column) => view.isChanged(row.id, column.id),
  };
}

/** Members as rows, for plans with more of them than a page is wide. */
export function membersByCommitment(view: View): Matrix {
  return {
    columns: groupsOf(view).flatMap(({ pillar }) => commitmentAxes(view, pillar?.code ?? null)),
    groups: [{ label: null, entries: memberAxes(view) }],
    rowTerm: view.say('term.member'),
    columnAverage: view.say('term.commitmentAverage'),
    mark: (row, column) => view.mark(column.id, row.id),
    isChanged: (row, column) => view.isChanged(column.id, row.id),
  };
}

/**
 * Upright where the columns stay easy to read, turned where not, in parts where neither has room for all. `close`: names have all
 * the room that easy columns leave.
 */
export function layOutMatrix(matrix: Matrix, set: Typesetter, paper: Paper, close = false): MatrixLayout {
  const rows = matrix.groups.flatMap(({ entries }) => entries);
  const hangs = widestHang(set, rows, TYPE.cell);
  const longest = hangs + Math.max(...rows.map(({ words }) => set.widthOf(words, TYPE.cell)));
  const enough = rows.length > LONG ? NARROWEST : EASY;
  const layouts = [false, true].map((turned) => {
    const room = pageSize(paper, turned)[0] - 2 * PAGE.side;
    const roomBeside = (cell: number): number => room - AVERAGE - GAP - matrix.columns.length * (cell + GAP);
    const wanted = Math.max(92, longest + 8);
    // Columns stay comfortable, unless all names have one line each beside easy ones.
    const spare = roomBeside(close || wanted <= roomBeside(EASY) ? EASY : COMFORTABLE);
    const label = Math.min(wanted, Math.max(spare, turned ? 176 : 150));
    return { turned, room, label, cell: (room - label - AVERAGE - GAP) / matrix.columns.length - GAP };
  });
  // By a hundredth of a point: names that take all that easy columns leave are no reason to turn the page.
  const chosen = layouts.find(({ turned, cell }) => turned || cell > enough - 0.01);
  if (!chosen) throw new Error('A page is either upright or turned.');
  const most = Math.floor((chosen.room - chosen.label - AVERAGE - GAP) / (NARROWEST + GAP));
  return { ...chosen, columnsPerPanel: Math.max(1, most) };
}

/** The codes of a matrix stand in one column, so that the names begin below one another. */
function widestHang(set: Typesetter, rows: readonly Axis[], style: TextStyle): number {
  return Math.max(0, ...rows.map(({ hang }) => (hang ? set.widthOf(hang, style) : 0)));
}

/** The matrix as a table, in the room of a layout; `close`: with lower rows. */
export function matrixTable(view: View, set: Typesetter, matrix: Matrix, layout: MatrixLayout, close = false): Block {
  const { columns, groups } = matrix;
  const width = Math.min((layout.room - layout.label - AVERAGE - GAP) / columns.length - GAP, WIDEST);
  const dense = groups.reduce((sum, { entries }) => sum + entries.length, 0) > LONG;
  const size = width >= 30 ? 8 : width >= 21 ? 7.4 : 6.8;
  const figures = { ...TYPE.cellStrong, size: size + 0.2, leading: 12 };
  const label = { ...TYPE.cell, size: dense || close ? 8 : 8.8, leading: dense || close ? 10.5 : 11.5 };
  const markOf = marksOf(view, { size, tileHeight: dense ? 13 : close ? 14.5 : 18 });
  const overall = view.document.tables.overall;
  const averages: TableRow[] = matrix.columnAverage
    ? [
        {
          ground: INK.surface100,
          rule: 'none',
          keepWithNext: true,
          cells: [
            textCell(matrix.columnAverage, { style: { ...label, face: 'strong' }, scope: 'Row', indent: 4 }),
            ...columns.map(({ mean }) => averageOf(view, mean, figures.size, width)),
            averageCell(overall.average, view.average(overall), {
              style: figures,
              figureWidth: 38,
              coverage: gapOf(overall),
            }),
          ],
        },
      ]
    : [];
  const hangWidth = widestHang(
    set,
    groups.flatMap(({ entries }) => entries),
    label,
  );
  const rows = groups.flatMap(({ label: group, entries }): TableRow[] => [
    ...(group && entries.length > 0 ? [groupRow(group, columns.length + 2, false)] : []),
    ...entries.map((row): TableRow => ({
      rule: 'none',
      cells: [
        textCell(row.words, {
          style: label,
          scope: 'Row',
          lang: row.lang,
          indent: 4,
          end: 3,
          ...(row.hang && { hang: row.hang, hangWidth }),
        }),
        ...columns.map((column) => markOf(matrix.mark(row, column), matrix.isChanged(row, column))),
        averageCell(row.mean.average, view.average(row.mean), {
          style: figures,
          figureWidth: 38,
          coverage: gapOf(row.mean),
        }),
      ],
    })),
  ]);
  return table({
    widths: [-1, ...columns.map(() => width), AVERAGE],
    gap: GAP,
    pad: dense || close ? 0.9 : 1.1,
    align: 'middle',
    head: headOf(view, set, matrix, width),
    rows: [...averages, ...rows],
  });
}

function headOf(view: View, set: Typesetter, { columns, rowTerm }: Matrix, width: number): Cell[] {
  const turned = columns.some(({ code }) => set.widthOf(code, TYPE.head) > width + GAP - 2);
  return [
    textCell(rowTerm, { style: TYPE.head, scope: 'Column', indent: 4 }),
    ...columns.map(({ code }) =>
      turned
        ? turnedCell(code, { style: TYPE.head, scope: 'Column' })
        : textCell(code, { style: TYPE.head, scope: 'Column', align: 'center' }),
    ),
    textCell(view.say('mean.average'), { style: TYPE.head, scope: 'Column', indent: 12 }),
  ];
}

function averageOf(view: View, mean: Mean, size: number, width: number): Cell {
  const style = { ...TYPE.cellStrong, size: Math.min(size, width / 2.75), leading: 12 };
  const coverage = gapOf(mean);
  return coverage === null
    ? textCell(view.average(mean), { style, align: 'center' })
    : averageOverCell(view.average(mean), coverage, style);
}

/** A matrix has thousands of cells of a few kinds: each kind is one cell. */
function marksOf(view: View, options: { size: number; tileHeight: number }): (mark: Mark, changed: boolean) => Cell {
  const cells = { changed: new Map<Mark, Cell>(), kept: new Map<Mark, Cell>() };
  return (mark, changed) => {
    const kind = cells[changed ? 'changed' : 'kept'];
    const known = kind.get(mark);
    if (known) return known;
    const cell = scoreCell(mark, view.sign(mark), { ...options, changed });
    kind.set(mark, cell);
    return cell;
  };
}

function memberAxes(view: View): Axis[] {
  return view.members.map(({ code, name, abbreviation }) => ({
    id: code,
    code: abbreviation,
    name: view.text(name),
    words: view.text(name),
    lang: view.show(name).lang,
    mean: view.memberMean(code),
  }));
}

function commitmentAxes(view: View, pillar: string | null): Axis[] {
  return view.commitmentsOf(pillar).map(({ id, code, title }) => ({
    id,
    code,
    name: view.text(title),
    hang: [{ text: code, ink: INK.ink500 }, { text: '\u00a0\u00a0' }],
    words: view.text(title),
    lang: view.show(title).lang,
    mean: view.commitmentMean(id),
  }));
}
