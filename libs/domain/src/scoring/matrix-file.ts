import { Decimal } from '../decimal.js';
import { readCell } from './print-score.js';
import type { MatrixCommitment, ScoreCell, ScoreMatrix } from './score.js';

/** A score matrix as a file has it, with what was published beside the cells. */
export interface MatrixFile {
  readonly matrix: ScoreMatrix;
  /** By commitment, in the file's order. */
  readonly published: readonly PublishedFigures[];
  /** The `no` column, empty where the file has none. */
  readonly numbers: readonly string[];
  /** The row of each commitment, counted from 1, the header's. */
  readonly rows: readonly number[];
}

/** Null where the file publishes nothing. */
export interface PublishedFigures {
  readonly average: Decimal | null;
  readonly percent: Decimal | null;
}

/** What is wrong with a matrix file, and where. Rows count from 1, the header's row; columns are named by their header. */
export type MatrixFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'separator'; readonly row: 1; readonly separator: string }
  | { readonly kind: 'missing-column'; readonly row: 1; readonly column: string; readonly found: string | null }
  | { readonly kind: 'duplicate-column'; readonly row: 1; readonly column: string }
  | { readonly kind: 'unnamed-column'; readonly row: 1; readonly position: number }
  | { readonly kind: 'no-members'; readonly row: 1 }
  | { readonly kind: 'no-commitments' }
  | { readonly kind: 'row-length'; readonly row: number; readonly expected: number; readonly found: number }
  | { readonly kind: 'missing-value'; readonly row: number; readonly column: string }
  | {
      readonly kind: 'duplicate-id';
      readonly row: number;
      readonly column: string;
      readonly cell: string;
      readonly first: number;
    }
  | { readonly kind: 'not-a-score'; readonly row: number; readonly column: string; readonly cell: string }
  | { readonly kind: 'not-a-figure'; readonly row: number; readonly column: string; readonly cell: string };

export type MatrixReading =
  | { readonly kind: 'read'; readonly file: MatrixFile }
  | { readonly kind: 'faulty'; readonly faults: readonly MatrixFault[] };

const REQUIRED = ['commitment_id', 'commitment'] as const;
const OPTIONAL = ['no', 'pillar', 'published_average', 'published_percent'] as const;
type Known = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
const KNOWN: readonly string[] = [...REQUIRED, ...OPTIONAL];
/** The head of the column that marks a copy of a release's scores: whose copy it is, and no member. */
const COPY = 'signatory-marked-copy ';

/**
 * Reads the rows of a matrix file, already split into fields, the header first. Every other column than the known ones, and the mark of a copy, is a
 * member, named by its header; rows without any text are passed over. All faults of the file are found in one pass.
 */
export function readMatrix(rows: readonly (readonly string[])[]): MatrixReading {
  const header = (rows[0] ?? []).map((name) => name.trim());
  if (header.every((name) => name === '')) return { kind: 'faulty', faults: [{ kind: 'empty' }] };
  const separator = [';', '\t', '|'].find((sign) => header.length === 1 && header[0]?.includes(sign));
  if (separator) return { kind: 'faulty', faults: [{ kind: 'separator', row: 1, separator }] };
  const columns = readHeader(header);
  const body = rows
    .slice(1)
    .flatMap((cells, at) =>
      cells.some((cell) => cell.trim() !== '') ? [readRow(cells, at + 2, header, columns)] : [],
    );
  const faults: MatrixFault[] = [
    ...columns.faults,
    ...(body.length === 0 ? [{ kind: 'no-commitments' as const }] : []),
    ...body.flatMap((row) => row.faults),
    ...findDuplicateIds(body),
  ].sort((a, b) => ('row' in a ? a.row : 0) - ('row' in b ? b.row : 0));
  if (faults.length > 0) return { kind: 'faulty', faults };
  return {
    kind: 'read',
    file: {
      matrix: {
        members: columns.members.map(({ name }) => ({ code: name, name })),
        commitments: body.map((row) => row.commitment),
        cells: body.map((row) => row.cells),
      },
      published: body.map((row) => row.published),
      numbers: body.map((row) => row.number),
      rows: body.map(({ row }) => row),
    },
  };
}

interface Columns {
  readonly known: ReadonlyMap<string, number>;
  readonly members: readonly { readonly name: string; readonly at: number }[];
  readonly faults: readonly MatrixFault[];
}

/** Headers are matched to the letter (`NO` is Norway, `no` a number); a missing column found in other letters is named as such. */
function readHeader(header: readonly string[]): Columns {
  const faults: MatrixFault[] = [];
  const known = new Map<string, number>();
  const members: { name: string; at: number }[] = [];
  const seen = new Set<string>();
  const misspelt = new Set<string>();
  for (const column of REQUIRED) {
    if (header.includes(column)) continue;
    const found = header.find((name) => name.toLowerCase().replace(/[\s-]+/g, '_') === column) ?? null;
    if (found !== null) misspelt.add(found);
    faults.push({ kind: 'missing-column', row: 1, column, found });
  }
  header.forEach((name, at) => {
    if (name === '') faults.push({ kind: 'unnamed-column', row: 1, position: at + 1 });
    else if (seen.has(name)) faults.push({ kind: 'duplicate-column', row: 1, column: name });
    else if (KNOWN.includes(name)) known.set(name, at);
    else if (!misspelt.has(name) && !name.startsWith(COPY)) members.push({ name, at });
    seen.add(name);
  });
  if (members.length === 0) faults.push({ kind: 'no-members', row: 1 });
  return { known, members, faults };
}

interface MatrixRow {
  readonly row: number;
  readonly commitment: MatrixCommitment;
  readonly number: string;
  readonly cells: readonly ScoreCell[];
  readonly published: PublishedFigures;
  readonly faults: readonly MatrixFault[];
}

function readRow(cells: readonly string[], row: number, header: readonly string[], columns: Columns): MatrixRow {
  const faults: MatrixFault[] = [];
  const text = (column: Known) => cells[columns.known.get(column) ?? -1]?.trim() ?? '';
  if (cells.length !== header.length)
    faults.push({ kind: 'row-length', row, expected: header.length, found: cells.length });
  for (const column of REQUIRED) {
    if (columns.known.has(column) && text(column) === '') faults.push({ kind: 'missing-value', row, column });
  }
  const scores = columns.members.map(({ name, at }): ScoreCell => {
    const cell = readCell(cells[at] ?? '');
    if (!cell) faults.push({ kind: 'not-a-score', row, column: name, cell: cells[at] ?? '' });
    return cell ?? { kind: 'no-data' };
  });
  const figure = (column: 'published_average' | 'published_percent') => {
    const value = readPublished(text(column), column);
    if (value === undefined) faults.push({ kind: 'not-a-figure', row, column, cell: text(column) });
    return value ?? null;
  };
  return {
    row,
    commitment: { id: text('commitment_id'), title: text('commitment'), pillar: text('pillar') || null },
    number: text('no'),
    cells: scores,
    published: { average: figure('published_average'), percent: figure('published_percent') },
    faults,
  };
}

/** `0.7`, `+0.70`, `−0.13`; a percent also as `88%` or `88 %`. Null where nothing is published, undefined for anything else. */
function readPublished(text: string, column: 'published_average' | 'published_percent'): Decimal | null | undefined {
  if (text === '' || /^n\/a$/i.test(text)) return null;
  const digits = column === 'published_percent' ? text.replace(/\s*%$/, '') : text;
  return Decimal.tryParse(digits.replace(/^\+(?=\d)/, '')) ?? undefined;
}

function findDuplicateIds(body: readonly MatrixRow[]): MatrixFault[] {
  const first = new Map<string, number>();
  return body.flatMap(({ row, commitment: { id } }): MatrixFault[] => {
    const before = first.get(id);
    if (id === '' || before === undefined) {
      first.set(id, row);
      return [];
    }
    return [{ kind: 'duplicate-id', row, column: 'commitment_id', cell: id, first: before }];
  });
}
