import { clip, faultWords, type FaultWords } from '@signatory/domain';
import { openCsv } from '../csv/read-csv.js';
import { detectKind } from '../detect-kind.js';
import { fileFault, FileProblem, problem } from '../file-problem.js';
import type { FileFault, FileLimits, ReportFile } from '../report-file.js';
import type { RawRow } from './raw-row.js';

/** A table of named columns, other than a report: one of them is `indicator`, by which its header is known. */
export interface TableColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A row of it by the names of its columns, blanks left off. */
export interface TableRow {
  /** From 1, as a spreadsheet counts. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file by the same rules as a report's: its separators, encodings and quotes. Never throws for what stands in
 * it: everything that is wrong is told at once, with its row, column and cure.
 */
export async function readTable(
  file: ReportFile,
  columns: TableColumns,
  limits: FileLimits,
): Promise<{ readonly rows: readonly TableRow[]; readonly faults: readonly FileFault[] }> {
  const rows: TableRow[] = [];
  const faults: FileFault[] = [];
  const reader = new TableReader(columns, faults);
  try {
    if ((await detectKind(file)) !== 'csv') throw problem(faultWords('file.kind.no-csv', { name: file.name }));
    const source = await openCsv(file.path, limits);
    faults.push(...source.faults);
    for await (const some of source.rows)
      for (const raw of some) {
        const row = 'merged' in raw ? null : reader.read(raw);
        if (row) rows.push(row);
        if (rows.length > limits.rows) throw problem(faultWords('file.too-large.rows', { most: limits.rows }));
      }
    reader.end();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    faults.push(error.fault);
  }
  return { rows, faults };
}

class TableReader {
  private header: readonly string[] | null = null;
  private hasRows = false;

  constructor(
    private readonly columns: TableColumns,
    private readonly faults: FileFault[],
  ) {}

  read({ row, cells }: RawRow): TableRow | null {
    const texts = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    if (texts.every((text) => text === '')) return null;
    if (!this.header) {
      const names = texts.map((text) => text.toLowerCase());
      if (names.includes('indicator')) this.open(row, names);
      return null;
    }
    this.hasRows = true;
    const { header } = this;
    const named = texts.flatMap((text, at): [string, string][] => {
      const name = header[at];
      if (text === '' || name === undefined || name === '') {
        if (text !== '') this.tell({ row }, faultWords('row.length.unnamed', { value: clip(text) }));
        return [];
      }
      return [[name, text]];
    });
    return { row, cells: Object.fromEntries(named) };
  }

  end(): void {
    if (!this.header) this.tell({}, faultWords('sheet.no-header.table', { columns: this.columns.required.join(', ') }));
    else if (!this.hasRows) this.tell({}, faultWords('file.empty.rows'));
  }

  private open(row: number, names: readonly string[]): void {
    const { required, optional } = this.columns;
    const known = [...required, ...optional];
    for (const name of required)
      if (!names.includes(name)) this.tell({ row, column: name }, faultWords('header.missing', { column: name }));
    names.forEach((name, at) => {
      const column = clip(name);
      if (name !== '' && !known.includes(name))
        this.tell({ row, column: name }, faultWords('header.unknown.table', { column, known: known.join(', ') }));
      else if (name !== '' && names.indexOf(name) !== at)
        this.tell({ row, column: name }, faultWords('header.twice', { column }));
    });
    this.header = names;
  }

  private tell(place: FileFault['place'], words: FaultWords): void {
    this.faults.push(fileFault(words, place));
  }
}
