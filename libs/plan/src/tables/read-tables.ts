import { clip, faultWords, type FaultWords } from '@signatory/domain';
import { LARGEST_FILE, type ReadPlanFile } from '../file/plan-file.js';
import type { Problem, ProblemCode, ProblemSeverity } from '../problem.js';
import { TableTree, type TablePlace } from './table-tree.js';
import { keyColumns, pathOf, PLAN_COLUMNS, PLAN_TABLE, TABLES, type Step } from './table-layout.js';

/** A cell as text; or what keeps it from being read. */
export type TableCell = string | FaultWords | undefined;

/** A sheet's rows, the first of which names the columns. */
export interface SheetRows {
  readonly sheet: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly TableCell[] }[];
}

/** Opens a plan's tables as `readPlanFile` opens YAML: each problem will name its sheet, row (`line`) and column. */
export function openTables(sheets: readonly SheetRows[], file: string): ReadPlanFile {
  const reader = new TableReader(file);
  for (const name of NAMES) {
    const found = sheets.find(({ sheet }) => isCalled(sheet, name));
    if (found) reader.read(name, found);
  }
  return reader.end(sheets.filter(({ sheet }) => !NAMES.some((name) => isCalled(sheet, name))));
}

/** Twice as deep as a plan's document goes. */
const DEEPEST = 24;
/** Of more, only their number is told. */
const MOST_PROBLEMS = 1_000;
const NAMES = [PLAN_TABLE, ...Object.keys(TABLES)];

function isCalled(sheet: string, name: string): boolean {
  return sheet.trim().toLowerCase() === name.toLowerCase();
}

interface Header {
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

class TableReader {
  private readonly tree = new TableTree();
  private readonly problems: Problem[] = [];
  private characters = 0;
  private untold = 0;

  constructor(private readonly file: string) {}

  read(name: string, { sheet, rows: [head, ...rows] }: SheetRows): void {
    if (!head) return;
    const keys = name === PLAN_TABLE ? PLAN_COLUMNS : keyColumns(TABLES[name] ?? []);
    const columns = head.cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    columns.forEach((column, at) => {
      if (column !== '' && columns.indexOf(column) !== at)
        this.tell('duplicate', faultWords('header.twice', { column }), { sheet, row: head.row, column: at });
    });
    const missing = keys.filter((column) => !columns.includes(column));
    for (const column of missing)
      this.tell('syntax', faultWords('header.missing', { column }), { sheet, row: head.row, column: 0 });
    // Without them no row says what it is of.
    if (missing.length > 0) return;
    for (const { row, cells } of rows) {
      const texts = cells.map((cell, at) => this.textOf(cell, { sheet, row, column: at }));
      const first = texts.findIndex((text) => text !== '');
      if (first < 0) continue;
      const place = { sheet, row, column: first };
      if (name === PLAN_TABLE) this.readValue({ columns, keys }, texts, place);
      else this.readRow(TABLES[name] ?? [], { columns, keys }, texts, place);
    }
  }

  /** `others` are sheets that hold nothing of a plan. */
  end(others: readonly SheetRows[]): ReadPlanFile {
    const { file, problems, tree } = this;
    const known = NAMES.join(', ');
    if (this.characters > LARGEST_FILE)
      this.tell('size', faultWords('plan.size', { length: this.characters, most: LARGEST_FILE }), FIRST);
    else if (tree.isEmpty) this.tell('syntax', faultWords('plan.no-sheets', { known }), FIRST);
    // What stands nowhere cannot be held against what it belongs to: the rest is said when these are mended.
    if (this.untold > 0) problems.push(this.problemAt('syntax', faultWords('more', { count: this.untold }), FIRST));
    if (problems.length > 0) return { ok: false, problems };
    const repaired = others.map(({ sheet }) =>
      this.problemAt('unknown-key', faultWords('plan.other-sheet', { sheet, known }), { ...FIRST, sheet }, 'INFO'),
    );
    return { ok: true, file: { ...tree.asFile(file), repaired } };
  }

  /** `place` and `value`. */
  private readValue({ columns }: Header, texts: readonly string[], place: TablePlace): void {
    const [where, value] = PLAN_COLUMNS.map((name) => texts[columns.indexOf(name)] ?? '');
    if (where && value) this.set(pathOf(where), value, { ...place, column: columns.indexOf(PLAN_COLUMNS[1]) });
  }

  private readRow(
    steps: readonly Step[],
    { columns, keys }: Header,
    texts: readonly string[],
    place: TablePlace,
  ): void {
    const row = this.pathOfRow(steps, (name) => texts[columns.indexOf(name)] ?? '', columns, place);
    if (!row) return;
    this.tree.begin(row, place);
    texts.forEach((text, at) => {
      const column = columns[at] ?? '';
      if (text === '' || keys.includes(column)) return;
      const here = { ...place, column: at };
      if (column === '') this.tell('syntax', faultWords('row.length.unnamed', { value: clip(text) }), here);
      else this.set([...row, ...pathOf(column)], text, here);
    });
  }

  /** Where a row stands in the document; null where it says so itself, and nothing is there. */
  private pathOfRow(
    steps: readonly Step[],
    cell: (name: string) => string,
    columns: readonly string[],
    place: TablePlace,
  ): readonly string[] | null {
    const path: string[] = [];
    for (const step of steps) {
      if (typeof step === 'string') path.push(step);
      else if ('next' in step) path.push(String(this.tree.count(path)));
      else {
        const name = 'item' in step ? step.item : step.key;
        const text = cell(name);
        const key = 'key' in step ? text : this.tree.find(path, text);
        if (text === '' || key === null) {
          const words = faultWords('plan.row-of', {
            column: name,
            isGiven: text === '' ? 'no' : 'yes',
            value: clip(text),
          });
          this.tell('reference', words, { ...place, column: Math.max(0, columns.indexOf(name)) });
          return null;
        }
        path.push(key);
      }
    }
    return path;
  }

  private set(path: readonly string[], text: string, place: TablePlace): void {
    this.characters += text.length;
    if (path.length > DEEPEST) {
      this.tell('size', faultWords('plan.nested'), place);
      return;
    }
    const first = this.tree.set(path, text, place);
    if (!first) return;
    const words = faultWords('plan.cell-twice', { place: path.join('/'), sheet: first.sheet, row: first.row });
    this.tell('duplicate', words, place);
  }

  private textOf(cell: TableCell, place: TablePlace): string {
    if (cell === undefined) return '';
    if (typeof cell === 'string') return cell.trim();
    this.tell('syntax', cell, place);
    return '';
  }

  private tell(code: ProblemCode, words: FaultWords, place: TablePlace): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(this.problemAt(code, words, place));
    else this.untold += 1;
  }

  private problemAt(
    code: ProblemCode,
    words: FaultWords,
    { sheet, row, column }: TablePlace,
    severity: ProblemSeverity = 'ERROR',
  ): Problem {
    return { severity, code, file: this.file, sheet, line: row, column: column + 1, path: '', words };
  }
}

const FIRST: TablePlace = { sheet: PLAN_TABLE, row: 1, column: 0 };
