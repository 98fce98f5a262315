import { clip, faultWords, foundValues, type FaultWords } from '@signatory/domain';
import { readDate } from './date.js';

const YEAR_FIRST = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})日?$/;
const CLOSE = /^(\d{4})(\d{2})(\d{2})$/;
const WITH_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}/;
const NAMED = /^(\d{1,2})(?:\.|er|o|st|nd|rd|th)?\s*(\p{L}+)\.?,?\s*(\d{4})$/u;
const NAMED_FIRST = /^(\p{L}+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
/** Months by their names, long and short, as the languages write them that have any. */
const MONTHS = new Map(
  ['en', 'fr', 'de', 'de-AT', 'it'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, n) => {
        const name = format.format(new Date(Date.UTC(2025, n, 1))).toLowerCase();
        return [name.replace(/\.$/, ''), String(n + 1)] as const;
      });
    }),
  ),
);
const YEAR_LAST = /^(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/;

/** What is said of something that is no date as one is written here: which day it would be, where that can be told. */
export function explainDate(raw: unknown): FaultWords {
  if (typeof raw !== 'string') return faultWords('value.date', foundValues(raw));
  const narrow = raw.normalize('NFKC').trim();
  const [, year, month, day] = YEAR_FIRST.exec(narrow) ?? CLOSE.exec(narrow) ?? WITH_TIME.exec(narrow) ?? [];
  if (year !== undefined) return explainDays(raw, [dayOf(year, month, day)]);
  const named = readNamed(narrow.toLowerCase());
  if (named !== undefined) return explainDays(raw, [named]);
  const [, first, mark, second, last = ''] = YEAR_LAST.exec(narrow) ?? [];
  if (first === undefined) return faultWords('value.date', foundValues(raw));
  const full = last.length === 2 ? `20${last}` : last;
  const dayFirst = dayOf(full, second, first);
  // Wherever points stand in a date, the day comes first.
  return explainDays(raw, mark === '.' ? [dayFirst] : [dayFirst, dayOf(full, first, second)]);
}

/** The day of `3. März 2025` or `March 3, 2025`; undefined of what has no month's name. */
function readNamed(narrow: string): string | null | undefined {
  const [, day, name = '', year = ''] = NAMED.exec(narrow) ?? [];
  const [, nameFirst = '', dayNext, yearLast = ''] = NAMED_FIRST.exec(narrow) ?? [];
  const month = MONTHS.get(name || nameFirst);
  return month === undefined ? undefined : dayOf(year || yearLast, month, day ?? dayNext);
}

/** The days that it can be read as. */
function explainDays(raw: string, days: readonly (string | null)[]): FaultWords {
  const text = clip(raw);
  const [day, other] = new Set(days.filter((each) => each !== null));
  if (day === undefined) return faultWords('value.date.no-day', { text });
  return other === undefined
    ? faultWords('value.date.written', { text, day })
    : faultWords('value.date.two-ways', { text, dayFirst: day, monthFirst: other });
}

function dayOf(year: string, month = '', day = ''): string | null {
  return readDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
