import {
  cellNumbers,
  Decimal,
  isFigure,
  plainCellsOf,
  type Entry,
  type Indicator,
  type Report,
} from '@signatory/domain';
import { Unknown, type Lookup, type Value } from '../expression/value.js';
import { readDate } from './date.js';
import { judgeByHistory, judgeByPeers, type Change, type Judgement } from './outlier.js';

/** A report of an earlier cycle, in the words of the plan version of now. */
export interface EarlierReport extends Report {
  /** Codes of indicators whose series breaks between the two: it may have asked something like them, but not the same. */
  readonly breaks?: ReadonlySet<string>;
}

/** What stands around a report when it is validated. All of it was submitted; what is left out is not there. */
export interface Surroundings {
  /** The member's report in the cycle that this one follows. */
  readonly before?: EarlierReport | null;
  /** The member's reports of earlier windows, the latest first. */
  readonly history?: readonly EarlierReport[];
  /** Of other members in this cycle, each with its own report of the latest earlier window. */
  readonly peers?: readonly Peer[];
}

export interface Peer {
  readonly report: Report;
  readonly earlier: EarlierReport | null;
}

/** The values of a member's report, and of what stands around it, as rules read them. */
export function lookupReport(
  indicators: ReadonlyMap<string, Indicator>,
  report: Report,
  around: Surroundings = {},
): Lookup {
  return (variable) => {
    const indicator = indicators.get(variable.indicator);
    if (!indicator) return Unknown.unreadable;
    if (variable.cycle === 'history' || variable.cycle === 'peers') {
      const judged = judgeFigure(indicator, variable.cycle, report, around);
      return judged instanceof Unknown ? judged : judged.outlier;
    }
    const source = { now: report, before: around.before, earlier: around.history?.[0] }[variable.cycle];
    if (!source) return Unknown.noEarlierCycle;
    // Not its default: the question was another.
    if (isBroken(source, indicator)) return Unknown.seriesBreak;
    return readEntry(indicator, entryIn(source, indicator), variable.cell);
  };
}

/** Whether an indicator's figure is unusual, with what it was judged by; or why that cannot be told. */
export function judgeFigure(
  indicator: Indicator,
  by: 'history' | 'peers',
  report: Report,
  { history = [], peers = [] }: Surroundings,
): Judgement | Unknown {
  const figure = readEntry(indicator, entryIn(report, indicator), null);
  if (!(figure instanceof Decimal)) return figure instanceof Unknown ? figure : Unknown.unreadable;
  if (figure.decimals() > indicator.decimals) return Unknown.unreadable;
  if (by === 'history') {
    if (history.length === 0) return Unknown.noEarlierCycle;
    const comparable = history.filter((each) => !isBroken(each, indicator));
    if (comparable.length === 0) return Unknown.seriesBreak;
    const earlier = comparable.flatMap((each) => figureIn(each, indicator) ?? []);
    return judgeByHistory(figure, earlier, indicator.decimals) ?? Unknown.tooFewValues;
  }
  const [latest] = history;
  if (!latest) return Unknown.noEarlierCycle;
  if (isBroken(latest, indicator)) return Unknown.seriesBreak;
  const own = figureIn(latest, indicator);
  const changes = peers.flatMap((peer): Change[] => {
    const now = figureIn(peer.report, indicator);
    const earlier = peer.earlier && !isBroken(peer.earlier, indicator) && figureIn(peer.earlier, indicator);
    return now && earlier ? [{ now, earlier }] : [];
  });
  return (own && judgeByPeers({ now: figure, earlier: own }, changes)) ?? Unknown.tooFewValues;
}

/** A figure that others may be compared with: there, readable and not confidential. */
function figureIn(report: Report, indicator: Indicator): Decimal | null {
  const entry = entryIn(report, indicator);
  if (entry?.observation === 'confidential') return null;
  const value = readEntry(indicator, entry, null);
  return value instanceof Decimal ? value : null;
}

export function isBroken(report: EarlierReport, { code }: Indicator): boolean {
  return report.breaks?.has(code) ?? false;
}

export function entryIn(report: Report, { code }: Indicator): Entry | undefined {
  return Object.hasOwn(report.entries, code) ? report.entries[code] : undefined;
}

function readEntry(indicator: Indicator, entry: Entry | undefined, path: string | null): Value {
  if (!entry) return indicator.default ?? Unknown.unanswered;
  if (entry.status !== 'answered') return Unknown.noData;
  if (path === null) return readAnswer(indicator, entry.value);
  const plain = plainCellsOf(entry);
  if (plain) {
    const figure = plain.values[cellNumbers(plain).get(path) ?? 0] ?? Number.NaN;
    return Number.isNaN(figure) ? Unknown.unanswered : Decimal.of(BigInt(figure));
  }
  const cell = entry.cells && Object.hasOwn(entry.cells, path) ? entry.cells[path] : undefined;
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
