import { message } from './message.js';
import { matchLanguage } from './match-language.js';
import { isMessageKey, type ProductLanguage } from './catalogue.js';

// Own tables, not Intl's: a PDF must have the same bytes on every supported Node, and Intl's data changes between them.
const SEPARATORS: Readonly<Record<ProductLanguage, { readonly group: string; readonly decimal: string }>> = {
  en: { group: ',', decimal: '.' },
  fr: { group: '\u202f', decimal: ',' },
  de: { group: '.', decimal: ',' },
  it: { group: '.', decimal: ',' },
  ja: { group: ',', decimal: '.' },
};

/** Where zones have names of their own: in Tokyo it is JST, and GMT+9 elsewhere. Figures are read from the parts, so nothing else changes. */
const ZONE_NAMES: Readonly<Partial<Record<ProductLanguage, string>>> = { ja: 'ja-JP' };

/** The decimal and grouping signs a reader of the language expects. */
export function separatorsOf(language: string): { readonly group: string; readonly decimal: string } {
  return SEPARATORS[matchLanguage(language)];
}

/** A decimal string (`-1234.5`, `+0.28`, `−0.13`) as the language prints it: `−1,234.5`; minus is U+2212. Text that is no decimal comes back as it is. */
export function formatDecimal(language: string, decimal: string): string {
  const parts = /^([+\-−]?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!parts) return decimal;
  const [, sign = '', whole = '', fraction] = parts;
  const { group, decimal: point } = separatorsOf(language);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign === '-' ? '−' : sign}${grouped}${fraction === undefined ? '' : point + fraction}`;
}

/** An ISO date (`2026-12-06`) in words: `6 December 2026`. A year or month alone comes back as it is. */
export function formatDate(language: string, isoDate: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate);
  if (!parts) return isoDate;
  const [, year = '', month = '', day = ''] = parts;
  return message(language, 'date.day', { year, month: nameMonth(language, Number(month)), day: String(Number(day)) });
}

/** Two ISO dates in words: `20 November 2024 to 31 May 2025`. */
export function formatDateRange(language: string, from: string, to: string): string {
  return message(language, 'date.range', { from: formatDate(language, from), to: formatDate(language, to) });
}

/**
 * An ISO instant with its zone: `6 December 2026, 18:00 UTC`. `timeZone` is an IANA name; without one the instant is
 * printed in UTC, which is what files and public pages do.
 */
export function formatInstant(language: string, isoInstant: string, timeZone = 'UTC'): string {
  const at = new Date(isoInstant);
  if (Number.isNaN(at.getTime())) return isoInstant;
  const { date, time, zone } = readClock(at, timeZone, ZONE_NAMES[matchLanguage(language)]);
  return message(language, 'date.instant', { date: formatDate(language, date), time, zone });
}

/** The time of day of an instant: `18:00`. */
export function formatTime(isoInstant: string, timeZone = 'UTC'): string {
  return readClock(new Date(isoInstant), timeZone).time;
}

/** A month by its number, from 1: `November`. */
export function nameMonth(language: string, month: number): string {
  const key = `date.month.${month}`;
  return isMessageKey(key) ? message(language, key) : String(month);
}

function readClock(at: Date, timeZone: string, locale = 'en-GB'): { date: string; time: string; zone: string } {
  if (timeZone === 'UTC')
    return { date: at.toISOString().slice(0, 10), time: at.toISOString().slice(11, 16), zone: 'UTC' };
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: part('timeZoneName'),
  };
}
