import { separatorsOf } from '@signatory/texts';

/** What a person meant by what they typed into a figure's field. */
export type DecimalReading =
  | { readonly kind: 'empty' }
  /** A decimal string: `.` as the point, no grouping. */
  | { readonly kind: 'value'; readonly value: string }
  /** `1,234` may be one and a fraction or a thousand and more: it is asked back, never guessed. */
  | { readonly kind: 'ambiguous'; readonly fraction: string; readonly thousands: string }
  | { readonly kind: 'not-a-figure' }
  | { readonly kind: 'too-many-decimals'; readonly decimals: number };

/**
 * Reads a figure in any notation the product's languages use: `26,4`, `26.4`, `1 234,5`, `1’234.5`, full-width digits.
 * `decimals` are the digits the indicator takes after the point. `isPercentage`: the field's own sign may stand behind it, as
 * spreadsheets copy it.
 */
export function readDecimal(typed: string, language: string, decimals: number, isPercentage = false): DecimalReading {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace(isPercentage ? /(?<=\d)%$/ : '', '');
  if (text === '') return { kind: 'empty' };
  const parts = /^([+-]?)([\d.,]*\d)$/.exec(text);
  const digits = parts?.[2];
  if (!digits) return { kind: 'not-a-figure' };
  const sign = parts[1] === '-' ? '-' : '';
  const reading = readDigits(digits, language, decimals);
  return signed(sign, reading);
}

function readDigits(digits: string, language: string, decimals: number): DecimalReading {
  const marks = digits.replace(/\d/g, '');
  if (marks === '') return whole(digits, '', decimals);
  const last = marks.at(-1) ?? '';
  const mixed = marks !== last.repeat(marks.length);
  const at = digits.lastIndexOf(last);
  const before = digits.slice(0, at);
  const after = digits.slice(at + 1);

  if (mixed) {
    // Two kinds of marks: the last one is the point, where it stands once and the others group by three.
    return before.includes(last) || !isGrouped(before)
      ? { kind: 'not-a-figure' }
      : whole(strip(before), after, decimals);
  }
  if (marks.length > 1) return isGrouped(digits) ? whole(strip(digits), '', decimals) : { kind: 'not-a-figure' };

  const looksGrouped = isGrouped(digits) && !before.startsWith('0');
  const groups = last === separatorsOf(language).group;
  if (looksGrouped && decimals === 0) return whole(strip(digits), '', decimals);
  if (looksGrouped && (groups || decimals < 3))
    return { kind: 'ambiguous', fraction: tidy(before, after), thousands: tidy(strip(digits), '') };
  return whole(before, after, decimals);
}

function whole(before: string, after: string, decimals: number): DecimalReading {
  const fraction = after.length > decimals ? after.replace(/0+$/, '') : after;
  return fraction.length > decimals
    ? { kind: 'too-many-decimals', decimals }
    : { kind: 'value', value: tidy(before, fraction) };
}

function isGrouped(digits: string): boolean {
  return /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(digits) || /^\d+$/.test(digits);
}

function strip(digits: string): string {
  return digits.replace(/[.,]/g, '');
}

function tidy(before: string, after: string): string {
  const front = before.replace(/^0+(?=\d)/, '') || '0';
  return after === '' ? front : `${front}.${after}`;
}

function signed(sign: string, reading: DecimalReading): DecimalReading {
  const put = (value: string): string => (/^[0.]+$/.test(value) ? value : sign + value);
  if (reading.kind === 'value') return { kind: 'value', value: put(reading.value) };
  if (reading.kind === 'ambiguous')
    return { kind: 'ambiguous', fraction: put(reading.fraction), thousands: put(reading.thousands) };
  return reading;
}
