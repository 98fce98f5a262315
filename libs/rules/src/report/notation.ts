import { Decimal } from '@signatory/domain';

export type Notation =
  | { readonly ok: true; readonly decimal: Decimal }
  | { readonly ok: false; readonly message: string; readonly cure: string };

/** As long as a figure may be wherever it is sent. */
const LONGEST = 40;

/**
 * Reads a figure in the one notation that means the same everywhere: digits, a point before decimals. What people
 * write instead is recognised only to ask back: `26,4`, `1.234` where no three decimals are asked, `1 234`, `１２`.
 */
export function readNotation(text: string, decimals: number): Notation {
  const decimal = text.length > LONGEST ? null : Decimal.tryParse(text);
  // 1.234 is a thousand in Berlin and little more than one in London; only where three decimals are asked it is plain.
  if (decimal && decimals < 3 && /^[-\u2212]?[1-9]\d{0,2}(\.\d{3})+$/.test(text)) return askThousands(text, decimals);
  if (decimal) return { ok: true, decimal };
  return { ok: false, ...explain(text, decimals) };
}

function askThousands(text: string, decimals: number): Notation {
  return { ok: false, message: `"${text}" can be read in two ways`, cure: twoWays(text.split('.'), decimals) };
}

/** What may be written in place of a figure whose mark says two things: neither may be asked back again. */
function twoWays([whole = '', fraction = '']: readonly string[], decimals: number): string {
  const [kept, rest] = [fraction.slice(0, decimals), fraction.slice(decimals)];
  const asDecimals =
    decimals >= 3
      ? `${whole}.${fraction}`
      : /[1-9]/.test(rest)
        ? `round it to ${decimals === 0 ? 'a whole number' : decimals === 1 ? '1 decimal' : `${decimals} decimals`}`
        : `${whole}${kept === '' ? '' : `.${kept}`}`;
  return `Write ${whole}${fraction} if you mean thousands, or ${asDecimals} if you mean decimals.`;
}

function explain(text: string, decimals: number): { message: string; cure: string } {
  const shown = `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
  const ask = (message: string, cure: string) => ({ message: `${shown} ${message}`, cure });
  if (text === '') return ask('is empty', 'Write a figure, or leave the entry unanswered.');
  if (text.length > LONGEST) return ask('is too long for a figure', `Write at most ${LONGEST} characters.`);
  const narrow = text
    .normalize('NFKC')
    .replaceAll(/[\u2212\u2013]/g, '-')
    .trim();
  if (/[^ -~]/.test(text) && Decimal.tryParse(narrow)) return ask('is not written in plain digits', `Write ${narrow}.`);
  if (Decimal.tryParse(text.trim())) return ask('has spaces around it', `Write ${text.trim()}.`);
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(narrow)) return askComma(ask, narrow, decimals);
  if (/^-?\d+,\d+$/.test(narrow)) return ask('has a decimal comma', `Write ${narrow.replace(',', '.')}.`);
  if (/^-?\d{1,3}([.,' \u00a0\u2019]\d{3})+([.,]\d+)?$/.test(narrow))
    return ask('has thousands separators', `Write ${plain(narrow)}.`);
  if (narrow.endsWith('%')) return ask('has a percent sign', 'Write the number alone.');
  if (/^\+\d/.test(narrow)) return ask('has a plus sign', `Write ${narrow.slice(1)}.`);
  if (/^-?0\d/.test(narrow)) return ask('begins with a zero', 'Leave the zeros in front away.');
  if (/^-?\d+(\.\d+)?e[-+]?\d+$/i.test(narrow)) return ask('has an exponent', 'Write the figure out.');
  return ask('is not a figure', 'Write digits, with a point before decimals: 12 or 26.4.');
}

function askComma(
  ask: (message: string, cure: string) => { message: string; cure: string },
  text: string,
  decimals: number,
) {
  const groups = text.split(',');
  return groups.length > 2
    ? ask('has thousands separators', `Write ${groups.join('')}.`)
    : ask('can be read in two ways', twoWays(groups, decimals));
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
