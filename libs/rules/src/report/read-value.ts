import {
  choicesValue,
  clip,
  Decimal,
  faultWords,
  foundValues,
  isFigure,
  nearValues,
  type Answer,
  type CodedFault,
  type CodeList,
  type FaultWords,
  type Indicator,
  type ListItem,
} from '@signatory/domain';
import { nearest } from '../expression/fault.js';
import { readDate } from './date.js';
import { readNotation } from './notation.js';
import { explainDate } from './written-date.js';

/** What is wrong with a value: its type, how it is written, its size, its decimals, its code, or an item of its list. */
export type ValueFaultCode = 'type' | 'notation' | 'range' | 'decimals' | 'code' | 'item';

/** `pointer` is relative to the value: empty for the value itself, `/2/key` for an item of a list. */
export interface ValueFault extends CodedFault {
  readonly code: ValueFaultCode;
}

export type ReadValue =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly faults: readonly ValueFault[] };

const LONGEST_TEXT = 20_000;

/**
 * Reads a value as its indicator declares it, strictly: nothing is guessed, and a notation that means two things in
 * two countries is asked back. Text in a file stands for every type (`true`, a list's keys with `;` between them).
 * Gives every fault at once.
 */
export function readValue(indicator: Indicator, raw: unknown, lists: readonly CodeList[] = []): ReadValue {
  if (isFigure(indicator.type)) return readFigure(indicator, raw);
  switch (indicator.type) {
    case 'boolean':
      return readBoolean(raw);
    case 'choice':
      return readChoice(indicator, raw);
    case 'list':
      return readList(indicator, raw, lists);
    case 'date':
      return readDateValue(raw);
    default:
      if (typeof raw !== 'string' || raw.trim() === '') return refuse('type', faultWords('value.text'));
      return raw.length <= LONGEST_TEXT
        ? { ok: true, value: raw }
        : refuse('type', faultWords('value.text-long', { length: raw.length, most: LONGEST_TEXT }));
  }
}

/** Reads a figure, a total or one cell of it, to a decimal string. */
export function readFigure(indicator: Pick<Indicator, 'type' | 'decimals' | 'range'>, raw: unknown): ReadValue {
  if (typeof raw === 'number') return refuse('type', faultWords('json.number', { number: String(raw) }));
  if (typeof raw !== 'string') return refuse('type', faultWords('value.figure', foundValues(raw)));
  const read = readNotation(raw, indicator);
  if (!read.ok) return refuse('notation', read.words);
  const faults = [...checkDecimals(indicator, read.decimal), ...checkRange(indicator, read.decimal)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: read.decimal.toString() };
}

function checkDecimals({ type, decimals }: Pick<Indicator, 'type' | 'decimals'>, figure: Decimal): ValueFault[] {
  const found = figure.decimals();
  if (found <= decimals) return [];
  const written = { figure: figure.toString() };
  const words =
    decimals === 0
      ? faultWords('value.whole', { ...written, isCount: type === 'count' ? 'yes' : 'no' })
      : faultWords('value.decimals', { ...written, found, asked: decimals });
  return [fault('decimals', words)];
}

/** Bounds that a figure keeps; a side without one is open. */
export type Range = NonNullable<Indicator['range']>;

/** The bounds of an indicator's figures: those that it names, and that nothing is counted below nought. */
export function rangeOf({ type, range }: Pick<Indicator, 'type' | 'range'>): Range {
  const min = range?.min ?? (type === 'count' ? '0' : undefined);
  return { ...(min !== undefined && { min }), ...(range?.max !== undefined && { max: range.max }) };
}

function checkRange(indicator: Pick<Indicator, 'type' | 'range'>, figure: Decimal): ValueFault[] {
  const { min, max } = rangeOf(indicator);
  if (min !== undefined && figure.compare(Decimal.parse(min)) < 0)
    return [fault('range', faultWords('value.below', { figure: figure.toString(), least: min }))];
  if (max !== undefined && figure.compare(Decimal.parse(max)) > 0)
    return [fault('range', faultWords('value.above', { figure: figure.toString(), most: max }))];
  return [];
}

function readBoolean(raw: unknown): ReadValue {
  if (typeof raw === 'boolean') return { ok: true, value: raw };
  if (raw === 'true' || raw === 'false') return { ok: true, value: raw === 'true' };
  return refuse('type', faultWords('value.boolean', foundValues(raw)));
}

function readChoice({ codes = [] }: Indicator, raw: unknown): ReadValue {
  const known = codes.map(({ code }) => code);
  const list = { codes: choicesValue(codes) };
  if (typeof raw !== 'string') return refuse('type', faultWords('value.code-needed', { ...foundValues(raw), ...list }));
  if (known.includes(raw)) return { ok: true, value: raw };
  return refuse('code', faultWords('value.code', { value: clip(raw), ...nearValues(nearest(raw, known)), ...list }));
}

function readDateValue(raw: unknown): ReadValue {
  const date = typeof raw === 'string' ? readDate(raw) : null;
  if (date !== null) return { ok: true, value: date };
  return refuse('type', explainDate(raw));
}

function readList(indicator: Indicator, raw: unknown, lists: readonly CodeList[]): ReadValue {
  const items: unknown = typeof raw === 'string' ? splitKeys(raw) : raw;
  if (!Array.isArray(items)) return refuse('type', faultWords('value.list', foundValues(raw)));
  const keys = closedKeys(indicator, lists);
  const faults: ValueFault[] = [];
  const read = items.map((item: unknown, index): ListItem | null => {
    const result = readItem(item, keys, indicator.items?.fields ?? []);
    if (typeof result !== 'string' && 'key' in result) return result;
    faults.push({ ...result, pointer: `/${index}${result.pointer}` });
    return null;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: read.filter((item) => item !== null) };
}

/** The keys that items of a list may have; null while the plan has not fixed them. */
export function closedKeys({ items }: Pick<Indicator, 'items'>, lists: readonly CodeList[]): readonly string[] | null {
  const keys = lists.find(({ code }) => code === items?.key)?.codes.map(({ code }) => code) ?? [];
  return keys.length > 0 ? keys : null;
}

function splitKeys(text: string): ListItem[] {
  return text
    .split(';')
    .map((key) => key.trim())
    .filter((key) => key !== '')
    .map((key) => ({ key, fields: {} }));
}

function readItem(item: unknown, keys: readonly string[] | null, asked: readonly string[]): ListItem | ValueFault {
  if (typeof item !== 'object' || item === null || !('key' in item) || typeof item.key !== 'string')
    return fault('type', faultWords('value.item-key'));
  const fields: unknown = 'fields' in item ? item.fields : {};
  if (typeof fields !== 'object' || fields === null || Object.values(fields).some((field) => typeof field !== 'string'))
    return { ...fault('type', faultWords('value.item-fields', { item: clip(item.key) })), pointer: '/fields' };
  const unknown = Object.keys(fields).find((field) => !asked.includes(field));
  if (unknown !== undefined && asked.length > 0) {
    const near = nearValues(nearest(unknown, asked));
    const values = { item: clip(item.key), field: clip(unknown), ...near, known: asked.join(', ') };
    return { ...fault('item', faultWords('value.item-field', values)), pointer: '/fields' };
  }
  if (!keys || keys.includes(item.key)) return { key: item.key, fields: { ...(fields as Record<string, string>) } };
  const near = nearValues(nearest(item.key, keys));
  const values = { item: clip(item.key), ...near, known: keys.join(', ') };
  return { ...fault('item', faultWords('value.item', values)), pointer: '/key' };
}

function refuse(code: ValueFaultCode, words: FaultWords): ReadValue {
  return { ok: false, faults: [fault(code, words)] };
}

function fault(code: ValueFaultCode, words: FaultWords): ValueFault {
  return { code, words, pointer: '' };
}
