import { Decimal, isFigure, type Entry, type Indicator, type Report } from '@signatory/domain';
import type { Variable } from '../expression/scope.js';
import { Unknown, type Lookup, type Value } from '../expression/value.js';
import { readDate } from './date.js';

/** The values of a member's report, and of its report in the earlier cycle, as rules read them. */
export function lookupReport(
  indicators: ReadonlyMap<string, Indicator>,
  report: Report,
  before: Report | null,
): Lookup {
  return (variable) => {
    const indicator = indicators.get(variable.indicator);
    const source = variable.cycle === 'now' ? report : before;
    if (!indicator) return Unknown.unreadable;
    if (!source) return Unknown.noEarlierCycle;
    const entry = Object.hasOwn(source.entries, variable.indicator) ? source.entries[variable.indicator] : undefined;
    return readEntry(indicator, entry, variable);
  };
}

function readEntry(indicator: Indicator, entry: Entry | undefined, variable: Variable): Value {
  if (!entry) return indicator.default ?? Unknown.unanswered;
  if (entry.status !== 'answered') return Unknown.noData;
  if (variable.cell === null) return readAnswer(indicator, entry.value);
  const cell = entry.cells && Object.hasOwn(entry.cells, variable.cell) ? entry.cells[variable.cell] : undefined;
  if (!cell) return Unknown.unanswered;
  if (cell.value === null) return Unknown.noData;
  if (typeof cell.value !== 'string') return Unknown.unreadable;
  return Decimal.tryParse(cell.value) ?? Unknown.unreadable;
}

function readAnswer(indicator: Indicator, value: Entry['value']): Value {
  if (value === null) return Unknown.unanswered;
  if (indicator.type === 'boolean') return typeof value === 'boolean' ? value : Unknown.unreadable;
  if (indicator.type === 'list') return Array.isArray(value) ? countItems(value) : Unknown.unreadable;
  if (typeof value !== 'string') return Unknown.unreadable;
  if (isFigure(indicator.type)) return Decimal.tryParse(value) ?? Unknown.unreadable;
  if (indicator.type === 'choice')
    return indicator.codes?.some(({ code }) => code === value) ? value : Unknown.unreadable;
  return indicator.type === 'date' ? (readDate(value) ?? Unknown.unreadable) : value;
}

function countItems(items: readonly unknown[]): Value {
  const keys = items.map((item) => (typeof item === 'object' && item !== null && 'key' in item ? item.key : null));
  return keys.every((key) => typeof key === 'string') ? Decimal.of(BigInt(new Set(keys).size)) : Unknown.unreadable;
}
