import { chooseText, type Indicator, type LocalText, type StatedValue } from '@signatory/domain';
import { formatDate, formatDecimal } from './format.js';
import { messages, type Say } from './message.js';

/** A stated value in parts: the plan's own words may be in another language than what stands around them. */
export interface StatedWords {
  /** `90%`, or `90%: ` where words follow. */
  readonly before: string;
  readonly words: LocalText | undefined;
  /** ` (by 2030)` of a target, ` (2019)` of a baseline. */
  readonly after: string;
}

/** An indicator's baseline or target as it is read: figure with unit, words, and when. */
export function statedWords(
  language: string,
  of: 'baseline' | 'target',
  { value, date, words }: StatedValue,
  { type, unit }: { readonly type: Indicator['type']; readonly unit?: LocalText | undefined },
): StatedWords {
  const say = messages(language);
  const figure = value === undefined ? '' : withUnit(say, formatDecimal(language, value), language, type, unit);
  return {
    before: figure && words ? `${figure}${say('join.colon')}` : figure,
    words,
    after: date === undefined ? '' : say('join.aside', { words: whenOf(say, of, date, language) }),
  };
}

function whenOf(say: Say, of: 'baseline' | 'target', date: string, language: string): string {
  const isYear = date.length === 4 ? 'yes' : 'no';
  return say(`stated.${of}.when`, { isYear, date: formatDate(language, date) });
}

function withUnit(
  say: Say,
  figure: string,
  language: string,
  type: Indicator['type'],
  unit: LocalText | undefined,
): string {
  if (type === 'percentage') return say('mean.percentFigure', { percent: figure });
  return unit ? `${figure} ${chooseText(unit, language, 'en').text}` : figure;
}
