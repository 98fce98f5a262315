import {
  cellNumbers,
  Decimal,
  isFigure,
  plainCellsOf,
  type Cell,
  type CodeList,
  type Entry,
  type PlainCells,
} from '@signatory/domain';
import { indicatorsIn } from '../report/expression-reads.js';
import { plainFigure } from '../report/plain-figure.js';
import { cellPaths } from './cell-paths.js';
import { generated, holdsWhen, ofAnswers, type Declared, type Fail, type GeneratedRule } from './generated-rule.js';

/** What a figure's disaggregations demand: a total beside its parts, parts that are their total, none larger than it, and nothing confidential that can be computed. */
export function figureRules(declared: Declared): GeneratedRule[] {
  const { indicator, disaggregations } = declared;
  if (!isFigure(indicator.type) || indicator.by.length === 0) return [];
  // Where the figure is required its own rule asks for it.
  const total = indicator.required ? [] : [totalRule(declared)];
  // Shares of a whole do not add up to a share.
  if (indicator.type === 'percentage') return total;
  const neverNegative =
    indicator.type === 'count' || (indicator.range?.min !== undefined && isNotNegative(indicator.range.min));
  const ofParts = disaggregations
    .filter(({ code }) => indicator.by.includes(code))
    .flatMap((dimension) => [
      sumRule(declared, dimension, neverNegative),
      // Where parts may be negative, one may well be larger than the total.
      ...(neverNegative ? [partRule(declared, dimension)] : []),
      disclosureRule(declared, dimension),
    ]);
  return [...total, ...ofParts];
}

/** One cell of a disaggregation, as the report has it. */
interface Part {
  readonly path: string;
  readonly cell: Cell | undefined;
  readonly figure: Decimal | null;
}

function partsOf({ cells = {} }: Entry, { code, codes }: CodeList): Part[] {
  return codes.map((each) => {
    const path = `${code}.${each.code}`;
    const cell = Object.hasOwn(cells, path) ? cells[path] : undefined;
    return { path, cell, figure: typeof cell?.value === 'string' ? Decimal.tryParse(cell.value) : null };
  });
}

/** What a whole disaggregation of plain figures comes to. */
interface Column {
  readonly sum: number;
  readonly largest: number;
}

/** Null where a part is missing or no plain figure, or the sum is none: then each is looked at as a decimal. */
function columnOf(entry: Entry, paths: ReadonlySet<string>): Column | null {
  const plain = plainCellsOf(entry);
  if (plain) return columnOfPlain(plain, paths);
  const { cells = {} } = entry;
  let sum = 0;
  let largest = 0;
  for (const path of paths) {
    const value = Object.hasOwn(cells, path) ? cells[path]?.value : undefined;
    const figure = typeof value === 'string' ? plainFigure(value) : -1;
    if (figure < 0) return null;
    sum += figure;
    if (figure > largest) largest = figure;
  }
  return paths.size > 0 && Number.isSafeInteger(sum) ? { sum, largest } : null;
}

/** Cells of one disaggregation stand side by side. */
function columnOfPlain(plain: PlainCells, paths: ReadonlySet<string>): Column | null {
  const from = firstOf(plain, paths);
  let sum = 0;
  let largest = 0;
  for (let no = from; no < from + paths.size; no += 1) {
    const figure = plain.values[no] ?? Number.NaN;
    sum += figure;
    if (figure > largest) largest = figure;
  }
  // One that is missing is no number, and neither is the sum with it.
  return paths.size > 0 && Number.isSafeInteger(sum) ? { sum, largest } : null;
}

function firstOf(plain: PlainCells, paths: ReadonlySet<string>): number {
  const [first = ''] = paths;
  return cellNumbers(plain).get(first) ?? plain.values.length;
}

function totalOf({ value }: Entry): Decimal | null {
  return typeof value === 'string' ? Decimal.tryParse(value) : null;
}

function larger(parts: readonly Part[], total: Decimal): Part[] {
  return parts.filter(({ figure }) => figure !== null && figure.compare(total) > 0);
}

/**
 * Parts alone are no answer that can be compared, or read by a guideline: nobody adds them up in its member's place. Where the
 * condition of one that is required by it holds, that is its own rule's to ask.
 */
function totalRule(declared: Declared): GeneratedRule {
  const { scope, indicator } = declared;
  const when = indicator.requiredWhen;
  const holds = when === undefined ? () => false : holdsWhen(when, scope);
  const test = ofAnswers((entry, { lookup }) => {
    if (entry.value !== null) return [];
    if (holds(lookup) === true) return 'condition';
    if (entry.observation === 'confidential') return 'confidential';
    return hasFigure(entry) ? [{ facts: {} }] : 'unanswered';
  });
  return generated('total', 'WARNING', declared, test, when === undefined ? {} : { reads: indicatorsIn(when, scope) });
}

/** In any of its cells. */
function hasFigure(entry: Entry): boolean {
  const plain = plainCellsOf(entry);
  return plain
    ? plain.values.slice(1).some((figure) => !Number.isNaN(figure))
    : Object.values(entry.cells ?? {}).some(({ value }) => value !== null);
}

/** The parts of one disaggregation are the total. Sums are taken before small cells are withheld. */
function sumRule(declared: Declared, dimension: CodeList, neverNegative: boolean): GeneratedRule {
  const paths = cellPaths(dimension);
  const test = ofAnswers((entry) => {
    const total = totalOf(entry);
    if (!total) return 'unanswered';
    const column = columnOf(entry, paths);
    if (column && neverNegative && Decimal.of(BigInt(column.largest)).compare(total) > 0) return 'condition';
    const wrong = (sum: Decimal): Fail => ({
      part: dimension.code,
      facts: { dimension: dimension.code, sum: sum.toString(), total: total.toString() },
    });
    if (column) {
      const sum = Decimal.of(BigInt(column.sum));
      return sum.equals(total) ? [] : [wrong(sum)];
    }
    const parts = partsOf(entry, dimension);
    const given = parts.flatMap(({ figure }) => figure ?? []);
    if (given.length === 0) return 'unanswered';
    if (parts.some(({ cell, figure }) => cell?.value && !figure)) return 'no-data';
    // One part that is larger by itself is told by its own rule, with the cell.
    if (neverNegative && larger(parts, total).length > 0) return 'condition';
    const sum = given.reduce((all, part) => all.add(part), Decimal.of(0n));
    const absent = parts.filter(({ figure }) => !figure);
    // With parts missing, only a sum that is already too large is certainly wrong, and not even that where a part may be negative.
    if (absent.length > 0 && (!neverNegative || sum.compare(total) <= 0)) return whyAbsent(absent);
    if (absent.length === 0 && sum.equals(total)) return [];
    return [wrong(sum)];
  });
  return generated('sum', 'ERROR', declared, test, { suffix: `.${dimension.code}` });
}

function whyAbsent(parts: readonly Part[]) {
  if (parts.some(({ cell }) => cell?.status === 'confidential')) return 'confidential' as const;
  return parts.some(({ cell }) => cell === undefined) ? ('unanswered' as const) : ('no-data' as const);
}

function partRule(declared: Declared, dimension: CodeList): GeneratedRule {
  const paths = cellPaths(dimension);
  const test = ofAnswers((entry) => {
    const total = totalOf(entry);
    if (!total) return 'unanswered';
    const column = columnOf(entry, paths);
    if (column && Decimal.of(BigInt(column.largest)).compare(total) <= 0) return [];
    const plain = plainCellsOf(entry);
    if (column && plain) return largerInColumn(plain, paths, total);
    const parts = partsOf(entry, dimension);
    if (parts.every(({ figure }) => !figure)) return 'unanswered';
    return larger(parts, total).map(({ path, figure }): Fail => ({
      part: path,
      facts: { cell: path, value: figure?.toString() ?? '', total: total.toString() },
    }));
  });
  return generated('part', 'ERROR', declared, test, { suffix: `.${dimension.code}` });
}

/** As one by one, for a column in which each part is there. */
function largerInColumn(plain: PlainCells, paths: ReadonlySet<string>, total: Decimal): Fail[] {
  // A part is whole: it is larger than the total exactly where it is larger than the total rounded down.
  const [unit, past] = [10n ** BigInt(total.scale), total.units < 0n ? -1n : 0n];
  const bound = Number(total.units / unit + (total.units % unit === 0n ? 0n : past));
  const from = firstOf(plain, paths);
  return [...paths].flatMap((path, place): Fail[] => {
    const figure = plain.values[from + place] ?? Number.NaN;
    return figure > bound
      ? [{ part: path, facts: { cell: path, value: String(figure), total: total.toString() } }]
      : [];
  });
}

/** One confidential cell beside an open total and open siblings is what is left when they are taken away. */
function disclosureRule(declared: Declared, dimension: CodeList): GeneratedRule {
  const paths = cellPaths(dimension);
  const test = ofAnswers((entry) => {
    if (plainCellsOf(entry)) return 'condition';
    const { cells = {} } = entry;
    if (!Object.keys(cells).some((path) => cells[path]?.status === 'confidential' && paths.has(path)))
      return 'condition';
    const parts = partsOf(entry, dimension);
    const [hidden, ...others] = parts.filter(({ cell }) => cell?.status === 'confidential');
    if (!hidden) return 'condition';
    if (others.length > 0 || entry.observation === 'confidential') return [];
    const open = parts.filter((part) => part !== hidden);
    if (!totalOf(entry) || open.some(({ figure }) => !figure)) return [];
    const siblings = open.map(({ path }) => path).join(', ') || dimension.code;
    return [{ part: hidden.path, facts: { cell: hidden.path, siblings, dimension: dimension.code } }];
  });
  return generated('disclosed', 'WARNING', declared, test, { suffix: `.${dimension.code}` });
}

function isNotNegative(bound: string): boolean {
  return (Decimal.tryParse(bound)?.units ?? -1n) >= 0n;
}
