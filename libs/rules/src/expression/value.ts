import type { Decimal } from '@signatory/domain';
import type { Variable } from './scope.js';

/** Why a value is not there. `unreadable`: it is there, but not in its indicator's type. */
export type UnknownReason =
  | 'unanswered'
  | 'no-earlier-cycle'
  | 'series-break'
  | 'no-data'
  | 'too-few-values'
  | 'unreadable';

/** A value that is not there. There is one of each reason, so that compiled code compares by identity. */
export class Unknown {
  private constructor(readonly reason: UnknownReason) {}

  static readonly unanswered = new Unknown('unanswered');
  static readonly noEarlierCycle = new Unknown('no-earlier-cycle');
  static readonly seriesBreak = new Unknown('series-break');
  static readonly noData = new Unknown('no-data');
  static readonly tooFewValues = new Unknown('too-few-values');
  static readonly unreadable = new Unknown('unreadable');
}

/** What a variable holds in one report. */
export type Value = Decimal | string | boolean | Unknown;

/** Answers a variable with its value in one report. */
export type Lookup = (variable: Variable) => Value;

/**
 * A value as compiled code reads it: a figure is a whole number of its indicator's last decimal (`12.50` with two
 * decimals is 1250), a bigint beyond 2^53.
 */
export type Slot = number | bigint | string | boolean | Unknown;

/** Puts a value into the form that compiled code reads. A figure with more decimals than its indicator allows is unreadable. */
export function toSlot(value: Value, variable: Pick<Variable, 'type'>): Slot {
  if (typeof value === 'string' || typeof value === 'boolean' || value instanceof Unknown) return value;
  if (variable.type.kind !== 'decimal') return Unknown.unreadable;
  const { decimals } = variable.type;
  if (value.decimals() > decimals) return Unknown.unreadable;
  const units =
    value.scale > decimals
      ? value.units / 10n ** BigInt(value.scale - decimals)
      : value.units * 10n ** BigInt(decimals - value.scale);
  const number = Number(units);
  return Number.isSafeInteger(number) ? number : units;
}
