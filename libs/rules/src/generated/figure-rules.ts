import { Decimal, isFigure, type Cell, type CodeList, type Entry } from '@signatory/domain';
import { generated, ofAnswers, type Declared, type Fail, type GeneratedRule } from './generated-rule.js';

/** What a figure's disaggregations demand: parts that are their total, none larger than it, and nothing confidential that can be computed. */
export function figureRules(declared: Declared): GeneratedRule[] {
  const { indicator, disaggregations } = declared;
  // Shares of a whole do not add up to a share.
  if (!isFigure(indicator.type) || indicator.type === 'percentage') return [];
  const neverNegative =
    indicator.type === 'count' || (indicator.range?.min !== undefined && isNotNegative(indicator.range.min));
  return disaggregations
    .filter(({ code }) => indicator.by.includes(code))
    .flatMap((dimension) => [
      sumRule(declared, dimension, neverNegative),
      // Where parts may be negative, one may well be larger than the total.
      ...(neverNegative ? [partRule(declared, dimension)] : []),
      disclosureRule(declared, dimension),
    ]);
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

function totalOf({ value }: Entry): Decimal | null {
  return typeof value === 'string' ? Decimal.tryParse(value) : null;
}

function larger(parts: readonly Part[], total: Decimal): Part[] {
  return parts.filter(({ figure }) => figure !== null && figure.compare(total) > 0);
}

/** The parts of one disaggregation are the total. Sums are taken before small cells are withheld. */
function sumRule(declared: Declared, dimension: CodeList, neverNegative: boolean): GeneratedRule {
  const test = ofAnswers((entry) => {
    const total = totalOf(entry);
    const parts = partsOf(entry, dimension);
    const given = parts.flatMap(({ figure }) => figure ?? []);
    if (!total || given.length === 0) return 'unanswered';
    if (parts.some(({ cell, figure }) => cell?.value && !figure)) return 'no-data';
    // One part that is larger by itself is told by its own rule, with the cell.
    if (neverNegative && larger(parts, total).length > 0) return 'condition';
    const sum = given.reduce((all, part) => all.add(part), Decimal.of(0n));
    const absent = parts.filter(({ figure }) => !figure);
    // With parts missing, only a sum that is already too large is certainly wrong, and not even that where a part may be negative.
    if (absent.length > 0 && (!neverNegative || sum.compare(total) <= 0)) return whyAbsent(absent);
    if (absent.length === 0 && sum.equals(total)) return [];
    return [
      { part: dimension.code, facts: { dimension: dimension.code, sum: sum.toString(), total: total.toString() } },
    ];
  });
  return generated('sum', 'ERROR', declared, test, { suffix: `.${dimension.code}` });
}

function whyAbsent(parts: readonly Part[]) {
  if (parts.some(({ cell }) => cell?.status === 'confidential')) return 'confidential' as const;
  return parts.some(({ cell }) => cell === undefined) ? ('unanswered' as const) : ('no-data' as const);
}

function partRule(declared: Declared, dimension: CodeList): GeneratedRule {
  const test = ofAnswers((entry) => {
    const total = totalOf(entry);
    const parts = partsOf(entry, dimension);
    if (!total || parts.every(({ figure }) => !figure)) return 'unanswered';
    return larger(parts, total).map(({ path, figure }): Fail => ({
      part: path,
      facts: { cell: path, value: figure?.toString() ?? '', total: total.toString() },
    }));
  });
  return generated('part', 'ERROR', declared, test, { suffix: `.${dimension.code}` });
}

/** One confidential cell beside an open total and open siblings is what is left when they are taken away. */
function disclosureRule(declared: Declared, dimension: CodeList): GeneratedRule {
  const test = ofAnswers((entry) => {
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
