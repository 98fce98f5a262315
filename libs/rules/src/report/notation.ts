import { clip, Decimal, faultWords, type FaultCode, type FaultWords, type Indicator } from '@signatory/domain';
import { explainAmount } from './written-amount.js';

export type Notation =
  | { readonly ok: true; readonly decimal: Decimal }
  | { readonly ok: false; readonly words: FaultWords };

/** As long as a figure may be wherever it is sent. */
const LONGEST = 40;

/**
 * Reads a figure in the one notation that means the same everywhere: digits, a point before decimals. What people
 * write instead is recognised only to ask back: `26,4`, `1.234` where no three decimals are asked, `1 234`, `１２`.
 */
export function readNotation(text: string, asked: Pick<Indicator, 'type' | 'decimals'>): Notation {
  const { decimals } = asked;
  const decimal = text.length > LONGEST ? null : Decimal.tryParse(text);
  // 1.234 is a thousand in Berlin and little more than one in London; only where three decimals are asked it is plain.
  if (decimal && decimals < 3 && /^[-\u2212]?[1-9]\d{0,2}(\.\d{3})+$/.test(text))
    return { ok: false, words: twoWays(text, text.split('.'), decimals) };
  if (decimal) return { ok: true, decimal };
  return { ok: false, words: explain(text, asked) };
}

/** Asks which of two figures is meant, and how each is written: neither may be asked back again. */
function twoWays(text: string, [whole = '', fraction = '']: readonly string[], decimals: number): FaultWords {
  const [kept, rest] = [fraction.slice(0, decimals), fraction.slice(decimals)];
  const isExact = decimals >= 3 || !/[1-9]/.test(rest);
  const exact = decimals >= 3 ? `${whole}.${fraction}` : `${whole}${kept === '' ? '' : `.${kept}`}`;
  return faultWords('value.two-ways', {
    text: clip(text),
    thousands: `${whole}${fraction}`,
    as: isExact ? 'exact' : decimals === 0 ? 'whole' : 'rounded',
    exact: isExact ? exact : '',
    decimals,
  });
}

/** What tables have in the place of a figure that there is none of, or that nobody knows; one of them may mean nought. */
const SIGNS: ReadonlySet<string> = new Set(
  '- -- — ― . .. ... : x / n/a na n.a. n.a nd n.d. n/d nc n.c. k.a. k.a nv n.v. s.o. so ns n.s. nil none なし 無し 無 不明 該当なし'.split(
    ' ',
  ),
);

function explain(written: string, { type, decimals }: Pick<Indicator, 'type' | 'decimals'>): FaultWords {
  const text = clip(written);
  if (written === '') return faultWords('value.empty');
  if (written.length > LONGEST) return faultWords('value.figure-long', { text, most: LONGEST });
  const narrow = written
    .normalize('NFKC')
    .replaceAll(/[\u2212\u2013]/g, '-')
    .trim();
  if (/[^ -~]/.test(written) && Decimal.tryParse(narrow)) return faultWords('value.digits', { text, write: narrow });
  if (Decimal.tryParse(written.trim())) return faultWords('value.spaces', { text, write: written.trim() });
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(narrow)) {
    const groups = narrow.split(',');
    return groups.length > 2
      ? faultWords('value.separators', { text, write: groups.join('') })
      : twoWays(written, groups, decimals);
  }
  if (/^-?\d+,\d+$/.test(narrow)) return faultWords('value.comma', { text, write: narrow.replace(',', '.') });
  if (/^-?\d{1,3}([.,' \u00a0\u2019]\d{3})+([.,]\d+)?$/.test(narrow))
    return faultWords('value.separators', { text, write: plain(narrow) });
  if (narrow.endsWith('%')) {
    const write = alone(narrow.slice(0, -1).trim(), decimals);
    return typeof write === 'string'
      ? faultWords('value.percent-sign.figure', { text, write, isPercentage: type === 'percentage' ? 'yes' : 'no' })
      : faultWords('value.percent-sign', { text });
  }
  if (/^\+\d/.test(narrow)) return faultWords('value.plus', { text, write: narrow.slice(1) });
  if (/^-?0\d/.test(narrow)) return faultWords('value.zeros', { text });
  if (/^-?\d+(\.\d+)?e[-+]?\d+$/i.test(narrow)) return faultWords('value.exponent', { text });
  if (SIGNS.has(narrow.toLowerCase().replaceAll(' ', '')))
    return faultWords('value.no-figure.sign', { text, status: 'workbook.answer.no-data' });
  return explainAmount(narrow, type, (figure) => alone(figure, decimals)) ?? faultWords('value.no-figure', { text });
}

/** Those that say how a figure is to be written. */
const SURE: ReadonlySet<FaultCode> = new Set<FaultCode>(['value.comma', 'value.separators', 'value.plus']);

/** What stands in a text with something else, as it is to be written; the question where it can be read in two ways. */
function alone(text: string, decimals: number): string | FaultWords | null {
  const read = readNotation(text, { type: 'number', decimals });
  if (read.ok) return read.decimal.toString();
  if (read.words.code === 'value.two-ways') return read.words;
  return SURE.has(read.words.code) ? String(read.words.values['write']) : null;
}

/** Without separators: the last mark followed by other than three digits, or unlike those before it, is the decimal one. */
function plain(text: string): string {
  const marks = text.replaceAll(/[-\d]/g, '');
  const last = marks.at(-1) ?? '';
  const hasDecimals = /[.,]/.test(last) && marks.length > 1 && marks.indexOf(last) === marks.length - 1;
  if (!hasDecimals) return text.replaceAll(/[^-\d]/g, '');
  const cut = text.lastIndexOf(last);
  return `${text.slice(0, cut).replaceAll(/[^-\d]/g, '')}.${text.slice(cut + 1)}`;
}
