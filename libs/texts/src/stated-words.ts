import { chooseText, type Indicator, type LocalText, type StatedValue } from '@signatory/domain';
import { formatDate, formatDecimal } from './format.js';
import { messages, type Say } from './message.js';

const STATED = ['target', 'baseline'] as const;
type Stated = (typeof STATED)[number];

/** A stated value in parts: the plan's own words may be in another language than what stands around them. */
export interface StatedWords {
  /** `Target`. */
  readonly name: string;
  /** `90%`, or `90%: ` where words follow. */
  readonly before: string;
  readonly words: LocalText | undefined;
  /** ` (by 2030)` of a target, ` (2019)` of a baseline. */
  readonly after: string;
}

/** What a plan states of an indicator, as it is read: its target, then its baseline, each where there is one. */
export function statedWords(
  language: string,
  indicator: { readonly type?: Indicator['type'] | undefined; readonly unit?: LocalText | undefined } & {
    readonly [Of in Stated]?: StatedValue | undefined;
  },
): StatedWords[] {
  const say = messages(language);
  return STATED.flatMap((of): StatedWords[] => {
    const stated = indicator[of];
    if (!stated) return [];
    const { value, date, words } = stated;
    const figure = value === undefined ? '' : withUnit(say, formatDecimal(language, value), language, indicator);
    return [
      {
        name: say(`stated.${of}`),
        before: figure && words ? `${figure}${say('join.colon')}` : figure,
        words,
        after: date === undefined ? '' : say('join.aside', { words: whenOf(say, of, date, language) }),
      },
    ];
  });
}

function whenOf(say: Say, of: Stated, date: string, language: string): string {
  const isYear = date.length === 4 ? 'yes' : 'no';
  return say(`stated.${of}.when`, { isYear, date: formatDate(language, date) });
}

function withUnit(
  say: Say,
  figure: string,
  language: string,
  { type, unit }: { readonly type?: Indicator['type'] | undefined; readonly unit?: LocalText | undefined },
): string {
  if (type === 'percentage') return say('mean.percentFigure', { percent: figure });
  return unit ? `${figure} ${chooseText(unit, language, 'en').text}` : figure;
}
