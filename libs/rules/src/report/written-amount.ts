import { clip, Decimal, faultWords, type FaultWords, type IndicatorType } from '@signatory/domain';
import { currencyOf } from './currencies.js';

/** The zeros of words and letters that mean the same in all five languages; a billion does not. */
const POWERS: ReadonlyMap<string, number> = new Map(
  [
    [3, 'k tsd tsd. 千'],
    [4, '万'],
    [6, 'm mn mln mln. mio mio. million millions millionen milione milioni 百万'],
    [8, '億'],
    [9, 'bn md mds mrd mrd. mld mld. milliard milliards milliarde milliarden miliardo miliardi'],
    [12, '兆'],
  ].flatMap(([power, words]) =>
    String(words)
      .split(' ')
      .map((word): [string, number] => [word, Number(power)]),
  ),
);

const WORD = String.raw`(\p{Lu}{1,2}\$|\p{Sc}|\p{L}+\.?)`;
const BEFORE = new RegExp(String.raw`^([-+]?)\s*${WORD}\s*([-+\d].*)$`, 'u');
const AFTER = new RegExp(String.raw`^(.*\d)\s*${WORD}$`, 'u');
const TWO_AFTER = new RegExp(String.raw`^(.*\d)\s*${WORD}\s*${WORD}$`, 'u');

interface Parts {
  readonly figure: string;
  readonly words: readonly string[];
}

/**
 * What is said of a figure with a currency or a word for its zeros about it, `1 000 000 €`, `€1m`, `3,5 Mio.`: what it would be
 * without them. Null where there are none, or nobody can be sure. `figureOf` gives the figure alone as it is to be written.
 */
export function explainAmount(
  written: string,
  type: IndicatorType,
  figureOf: (text: string) => string | FaultWords | null,
): FaultWords | null {
  const parts = apart(written.replace(/円$/, ' 円'));
  let currency: string | null = null;
  let power = 0;
  for (const word of parts.words) {
    const zeros: number | undefined = POWERS.get(word.toLowerCase());
    const found = currencyOf(word);
    // Nothing is said twice, and everything is known.
    if (zeros !== undefined ? power > 0 : found === null || currency !== null) return null;
    if (zeros === undefined) currency = found;
    else power = zeros;
  }
  if (parts.words.length === 0) return null;
  const figure = figureOf(parts.figure);
  if (figure === null) return null;
  // Whether 1.234 million are more than a thousand is asked of nobody: which of two figures is meant is, without a word for zeros.
  if (typeof figure !== 'string') return power === 0 ? figure : null;
  const values = {
    text: clip(written),
    write: power === 0 ? figure : times(figure, power),
    currency: currency ?? '',
    asked: currency === null || type !== 'amount' ? 'no' : currency === '' ? 'unnamed' : 'named',
  };
  return power === 0 ? faultWords('value.currency-sign', values) : faultWords('value.magnitude', values);
}

/** The words before and behind a figure. */
function apart(written: string): Parts {
  const [, sign = '', before, rest = written] = BEFORE.exec(written) ?? [];
  const first = before === undefined ? [] : [before];
  const [, figure, ...behind] = AFTER.exec(rest) ?? TWO_AFTER.exec(rest) ?? [];
  return figure === undefined
    ? { figure: `${sign}${rest}`, words: first }
    : { figure: `${sign}${figure}`, words: [...first, ...behind] };
}

function times(figure: string, power: number): string {
  const product = Decimal.parse(figure)
    .mul(Decimal.of(10n ** BigInt(power)))
    .toString();
  return product.includes('.') ? product.replace(/\.?0+$/, '') : product;
}
