import {
  Decimal,
  isFigure,
  type Answer,
  type CodeList,
  type Fault,
  type Indicator,
  type ListItem,
} from '@signatory/domain';
import { nearest } from '../expression/fault.js';
import { readDate } from './date.js';
import { readNotation } from './notation.js';

/** What is wrong with a value: its type, how it is written, its size, its decimals, its code, or an item of its list. */
export type ValueFaultCode = 'type' | 'notation' | 'range' | 'decimals' | 'code' | 'item';

/** `pointer` is relative to the value: empty for the value itself, `/2/key` for an item of a list. */
export interface ValueFault extends Fault {
  readonly code: ValueFaultCode;
  readonly cure: string;
}

export type ReadValue =
  { readonly ok: true; readonly value: Answer } | { readonly ok: false; readonly faults: readonly ValueFault[] };

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
      if (typeof raw !== 'string' || raw.trim() === '')
        return refuse('type', 'A text is needed', 'Write some words, or leave the entry unanswered.');
      return raw.length <= LONGEST_TEXT
        ? { ok: true, value: raw }
        : refuse(
            'type',
            `The text has ${raw.length} characters; ${LONGEST_TEXT} are allowed`,
            'Shorten it, and put the rest into evidence.',
          );
  }
}

/** Reads a figure, a total or one cell of it, to a decimal string. */
export function readFigure(indicator: Pick<Indicator, 'type' | 'decimals' | 'range'>, raw: unknown): ReadValue {
  if (typeof raw === 'number')
    return refuse('type', 'A figure is written as text, so that no digit is lost', `Write "${raw}" in quotes.`);
  if (typeof raw !== 'string')
    return refuse(
      'type',
      `A figure is needed, not ${nameOf(raw)}`,
      'Write digits, with a point before decimals: "12" or "26.4".',
    );
  const read = readNotation(raw, indicator.decimals);
  if (!read.ok) return refuse('notation', read.message, read.cure);
  const faults = [...checkDecimals(indicator, read.decimal), ...checkRange(indicator, read.decimal)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: read.decimal.toString() };
}

function checkDecimals({ type, decimals }: Pick<Indicator, 'type' | 'decimals'>, figure: Decimal): ValueFault[] {
  const found = figure.decimals();
  if (found <= decimals) return [];
  if (decimals === 0)
    return [
      fault(
        'decimals',
        `${figure.toString()} is not a whole number`,
        type === 'count' ? 'A count has no decimals: round it, or correct it.' : 'Round it to a whole number.',
      ),
    ];
  return [
    fault(
      'decimals',
      `${figure.toString()} has ${found} decimals; ${decimals} ${decimals === 1 ? 'is' : 'are'} asked`,
      `Round it to ${decimals}.`,
    ),
  ];
}

function checkRange({ type, range }: Pick<Indicator, 'type' | 'range'>, figure: Decimal): ValueFault[] {
  const min = range?.min ?? (type === 'count' ? '0' : undefined);
  const max = range?.max;
  if (min !== undefined && figure.compare(Decimal.parse(min)) < 0)
    return [fault('range', `${figure.toString()} is below ${min}, the least allowed`, 'Correct the figure.')];
  if (max !== undefined && figure.compare(Decimal.parse(max)) > 0)
    return [fault('range', `${figure.toString()} is above ${max}, the most allowed`, 'Correct the figure.')];
  return [];
}

function readBoolean(raw: unknown): ReadValue {
  if (typeof raw === 'boolean') return { ok: true, value: raw };
  if (raw === 'true' || raw === 'false') return { ok: true, value: raw === 'true' };
  return refuse('type', `A yes or no is needed, not ${nameOf(raw)}`, 'Write true or false.');
}

function readChoice({ codes = [] }: Indicator, raw: unknown): ReadValue {
  const known = codes.map(({ code }) => code);
  if (typeof raw !== 'string')
    return refuse('type', `One of the codes is needed, not ${nameOf(raw)}`, `Write one of: ${known.join(', ')}.`);
  if (known.includes(raw)) return { ok: true, value: raw };
  const near = nearest(raw, known);
  return refuse(
    'code',
    `"${clip(raw)}" is none of the codes`,
    `${near ? `Did you mean "${near}"? ` : ''}Write one of: ${known.join(', ')}.`,
  );
}

function readDateValue(raw: unknown): ReadValue {
  const date = typeof raw === 'string' ? readDate(raw) : null;
  if (date !== null) return { ok: true, value: date };
  return refuse('type', `A date is needed, not ${nameOf(raw)}`, 'Write year-month-day: 2025-09-30.');
}

function readList(indicator: Indicator, raw: unknown, lists: readonly CodeList[]): ReadValue {
  const items: unknown = typeof raw === 'string' ? splitKeys(raw) : raw;
  if (!Array.isArray(items))
    return refuse('type', `A list of items is needed, not ${nameOf(raw)}`, 'Send [{"key": …, "fields": {…}}].');
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
    return fault('type', 'An item needs a key', 'Send {"key": …, "fields": {…}}.');
  const fields: unknown = 'fields' in item ? item.fields : {};
  if (typeof fields !== 'object' || fields === null || Object.values(fields).some((field) => typeof field !== 'string'))
    return {
      ...fault(
        'type',
        `The fields of "${clip(item.key)}" must be texts`,
        'Send {"fields": {"date": "2025-05-01", …}}.',
      ),
      pointer: '/fields',
    };
  const unknown = Object.keys(fields).find((field) => !asked.includes(field));
  if (unknown !== undefined && asked.length > 0) {
    const meant = nearest(unknown, asked);
    return {
      ...fault(
        'item',
        `"${clip(item.key)}" has no field "${clip(unknown)}"`,
        `${meant ? `Did you mean "${meant}"? ` : ''}Fields are: ${asked.join(', ')}.`,
      ),
      pointer: '/fields',
    };
  }
  if (!keys || keys.includes(item.key)) return { key: item.key, fields: { ...(fields as Record<string, string>) } };
  const near = nearest(item.key, keys);
  return {
    ...fault(
      'item',
      `"${clip(item.key)}" is not on the closed list`,
      `${near ? `Did you mean "${near}"? ` : ''}The list has: ${keys.join(', ')}.`,
    ),
    pointer: '/key',
  };
}

function refuse(code: ValueFaultCode, message: string, cure: string): ReadValue {
  return { ok: false, faults: [fault(code, message, cure)] };
}

function fault(code: ValueFaultCode, message: string, cure: string): ValueFault {
  return { code, message, cure, pointer: '' };
}

function nameOf(raw: unknown): string {
  if (typeof raw === 'string') return raw === '' ? 'an empty text' : `"${clip(raw)}"`;
  if (raw === null || raw === undefined) return 'nothing';
  if (Array.isArray(raw)) return 'a list';
  return typeof raw === 'boolean' || typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : 'an object';
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
