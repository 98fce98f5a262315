import { openCsv } from '../csv/read-csv.js';
import { detectKind } from '../detect-kind.js';
import { FileProblem, problem } from '../file-problem.js';
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
    if ((await detectKind(file)) !== 'csv')
      throw problem('file.kind', `${file.name} is no CSV file`, 'Save it as CSV ("CSV UTF-8" in a spreadsheet).');
    const source = await openCsv(file.path, limits);
    faults.push(...source.faults);
    for await (const some of source.rows)
      for (const raw of some) {
        const row = 'merged' in raw ? null : reader.read(raw);
        if (row) rows.push(row);
        if (rows.length > limits.rows)
          throw problem(
            'file.too-large',
            `The file has more than ${limits.rows} rows`,
            'Split it, and send the parts.',
          );
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
        if (text !== '')
          this.tell(
            'row.length',
            { row },
            `"${text.slice(0, 40)}" stands in a column without a name`,
            'Quote a value that holds the separator, or name the column.',
          );
        return [];
      }
      return [[name, text]];
    });
    return { row, cells: Object.fromEntries(named) };
  }

  end(): void {
    if (!this.header)
      this.tell(
        'sheet.no-header',
        {},
        'No row names the columns',
        `Name them in the first row: ${this.columns.required.join(', ')}.`,
      );
    else if (!this.hasRows)
      this.tell('file.empty', {}, 'There is no row under the header', 'Write one for each figure.');
  }

  private open(row: number, names: readonly string[]): void {
    const { required, optional } = this.columns;
    const known = [...required, ...optional];
    for (const name of required)
      if (!names.includes(name))
        this.tell(
          'header.missing',
          { row, column: name },
          `The column ${name} is missing`,
          'Add it, with a value in each row.',
        );
    names.forEach((name, at) => {
      if (name !== '' && !known.includes(name))
        this.tell(
          'header.unknown',
          { row, column: name },
          `Nobody knows the column ${name}`,
          `Columns are: ${known.join(', ')}.`,
        );
      else if (name !== '' && names.indexOf(name) !== at)
        this.tell('header.twice', { row, column: name }, `The column ${name} stands twice`, 'Leave one.');
    });
    this.header = names;
  }

  private tell(code: FileFault['code'], place: FileFault['place'], message: string, cure: string): void {
    this.faults.push({ code, severity: 'ERROR', place, message, cure });
  }
}
