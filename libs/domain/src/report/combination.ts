import { Decimal } from '../decimal.js';
import { isFigure, type Indicator } from '../plan/indicator.js';
import { faultWords } from '../faults/fault-words.js';
import type { Fault } from '../refusal.js';
import type { AnswerStatus, Cell, Entry, ObservationStatus } from './report.js';

/** How agencies' parts become one entry. */
export const COMBINATIONS = ['single', 'sum', 'reconciled'] as const;
export type CombinationKind = (typeof COMBINATIONS)[number];

/** What an agency answered: the parts of an answer that can be combined. */
export interface PartAnswer {
  readonly status: AnswerStatus;
  readonly reason?: string | undefined;
  readonly value: Entry['value'];
  readonly cells?: Readonly<Record<string, Cell>> | undefined;
  readonly observation?: ObservationStatus | undefined;
  readonly currency?: string | undefined;
}

/** A cleared contribution inside an entry, kept as it was when they were combined. */
export interface Part {
  /** A person's id. */
  readonly contributor: string;
  readonly agency: string;
  /** Of the contribution. */
  readonly version: number;
  readonly answer: PartAnswer;
  /** A person's id. */
  readonly clearedBy: string;
  /** ISO instant. */
  readonly clearedAt: string;
}

/** Kept with the version of the entry that was made from the parts. */
export interface Combination {
  readonly how: CombinationKind;
  /** Of a sum, why nothing counts twice; of a reconciled value, why it differs from the parts; null for a single part. */
  readonly note: string | null;
  readonly parts: readonly Part[];
}

export type SumOutcome =
  | { readonly ok: true; readonly answer: PartAnswer }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const FIRM: readonly ObservationStatus[] = ['normal', 'provisional', 'estimated'];

/**
 * The exact sum of figures that agencies gave: of totals, and of every cell that any of them has. The sum is no firmer than
 * its softest part. Faults point at the part (`/parts/0`): a part without a figure, another currency, a percentage.
 */
export function sumParts(indicator: Indicator, parts: readonly PartAnswer[]): SumOutcome {
  const faults = faultsOfSum(indicator, parts);
  if (faults.length > 0) return { ok: false, faults };
  const names = [...new Set(parts.flatMap(({ cells }) => Object.keys(cells ?? {})))];
  const cells = names.map((name): [string, Cell] => {
    const given = parts.flatMap(({ cells: own }) => own?.[name] ?? []);
    return [
      name,
      { value: sumOf(given.map(({ value }) => value ?? '0')), status: softest(given.map((cell) => cell.status)) },
    ];
  });
  const currency = parts[0]?.currency;
  return {
    ok: true,
    answer: {
      status: 'answered',
      value: sumOf(parts.flatMap(({ value }) => (typeof value === 'string' ? value : []))),
      observation: softest(parts.map(({ observation }) => observation ?? 'normal')),
      ...(cells.length > 0 && { cells: Object.fromEntries(cells) }),
      ...(currency !== undefined && { currency }),
    },
  };
}

function faultsOfSum({ type, code }: Indicator, parts: readonly PartAnswer[]): Fault[] {
  if (!isFigure(type) || type === 'percentage')
    return [{ pointer: '/how', words: faultWords('sum.none', { indicator: code }) }];
  return parts.flatMap((part, n): Fault[] => {
    const pointer = `/parts/${n}`;
    if (part.status !== 'answered' || typeof part.value !== 'string' || !Decimal.tryParse(part.value))
      return [{ pointer, words: faultWords('sum.no-figure') }];
    const other = Object.entries(part.cells ?? {}).find(
      ([, cell]) => cell.value === null || !Decimal.tryParse(cell.value),
    );
    if (other) return [{ pointer, words: faultWords('sum.no-cell', { cell: other[0] }) }];
    if (part.currency !== parts[0]?.currency) return [{ pointer, words: faultWords('sum.currencies') }];
    return [];
  });
}

function sumOf(values: readonly string[]): string {
  return values.reduce((sum, value) => sum.add(Decimal.parse(value)), Decimal.of(0n)).toString();
}

/** The status of what is made from figures: no firmer than the softest of them, and confidential where one is. */
export function softest(statuses: readonly ObservationStatus[]): ObservationStatus {
  if (statuses.includes('confidential')) return 'confidential';
  return FIRM.findLast((status) => statuses.includes(status)) ?? 'normal';
}
