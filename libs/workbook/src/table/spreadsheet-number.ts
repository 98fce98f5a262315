/** A spreadsheet keeps 15 digits and shows no more; beyond them stands what the binary number made of them. */
const DIGITS = 15;

/** Whether a text is a number as workbooks write one: digits, perhaps a point and an exponent, and nothing like 0x1F. */
export function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim());
}

/** A number as a spreadsheet shows it, written out: `26.4` for `26.399999999999999`; null where its digits are lost. */
export function decimalOf(text: string): string | null {
  const number = Number(text);
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15) return null;
  if (number === 0) return '0';
  const [mantissa = '', exponent = '0'] = number.toExponential(DIGITS - 1).split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  if (point < -30) return null;
  const padded = point > 0 ? digits : `${'0'.repeat(1 - point)}${digits}`;
  const at = Math.max(point, 1);
  const fraction = padded.slice(at).replace(/0+$/, '');
  return `${number < 0 ? '-' : ''}${padded.slice(0, at)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A hundred times a figure that is written out, exactly. */
export function timesHundred(figure: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure) ?? [];
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const at = whole.length + 2;
  const rest = digits.slice(at).replace(/0+$/, '');
  return `${sign}${digits.slice(0, at).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

/** Whether a spreadsheet gives a figure back digit for digit: it has no more of them than are kept. */
export function isKept(figure: string): boolean {
  return (
    figure
      .replace(/^-?0*\.?0*/, '')
      .replace('.', '')
      .replace('-', '').length <= DIGITS && Number.isFinite(Number(figure))
  );
}

const DAY = 86_400_000;

/** The day of a serial number; null for what is none, among them the 29 February 1900 that never was. */
export function dayOf(serial: number, system: 1900 | 1904): string | null {
  const day = Math.floor(serial);
  if (system === 1900 && (day < 1 || day === 60)) return null;
  // The first spreadsheet held 1900 for a leap year; every one since numbers the days after it one too high.
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  if (day < 0) return null;
  const date = new Date(epoch + day * DAY);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? null : date.toISOString().slice(0, 10);
}

/** The serial number of a day in the system of 1900; null for days before March 1900, which spreadsheets do not agree on. */
export function serialOf(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return null;
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
}

/** Whether a spreadsheet makes this day of a code as it is typed: `1-2`, `1/2`, `1.2`, `jan-2`, in whichever order its country has. */
export function becomesDay(code: string, day: string): boolean {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const parts = code
    .trim()
    .toLowerCase()
    .split(/[-/. ]/)
    .map((part) => MONTHS.get(part) ?? (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
  if (parts.some(Number.isNaN)) return false;
  const [a = 0, b = 0, c] = parts;
  if (c !== undefined && parts.length === 3) {
    const years = [y, y % 100];
    return (years.includes(c) && ((a === d && b === m) || (a === m && b === d))) || (a === y && b === m && c === d);
  }
  if (parts.length !== 2) return false;
  // Of the year in which it was typed, which nobody knows; or a month and its year.
  const ofYear = (month_: number, year_: number): boolean =>
    d === 1 && month_ === m && (year_ === y || year_ === y % 100);
  return (a === d && b === m) || (a === m && b === d) || (a <= 12 && ofYear(a, b)) || (b <= 12 && ofYear(b, a));
}

const MONTHS = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, at) => [
    name,
    at + 1,
  ]),
);
