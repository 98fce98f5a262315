import { chooseText, type Indicator, type LocalText, type StatedValue } from '@signatory/domain';
import { formatDate, formatDecimal } from './format.js';
import { messages, type Say } from './message.js';

const STATED = ['target', 'baseline'] as const;
type Stated = (typeof STATED)[number];

/** What names the answers of an indicator. */
interface Answered {
  readonly type?: Indicator['type'] | undefined;
  readonly unit?: LocalText | undefined;
  readonly codes?: readonly { readonly code: string; readonly label: LocalText }[] | undefined;
}

/** A stated value in parts: the plan's own words may be in another language than what stands around them. */
export interface StatedWords {
  /** `Target`. */
  readonly name: string;
  /** `90%`, `Operating` or `Yes`; `90%: ` where words follow. */
  readonly before: string;
  readonly words: LocalText | undefined;
  /** ` (by 2030)` of a target, ` (2019; source: Eurostat)` of a baseline. */
  readonly after: string;
}

/** What a plan states of an indicator, as it is read: its target, then its baseline, each where there is one. */
export function statedWords(
  language: string,
  indicator: Answered & { readonly [Of in Stated]?: StatedValue | undefined },
): StatedWords[] {
  const say = messages(language);
  return STATED.flatMap((of): StatedWords[] => {
    const stated = indicator[of];
    if (!stated) return [];
    const { value, date, words, source } = stated;
    const figure = value === undefined ? '' : printValue(say, value, language, indicator);
    const aside = [
      ...(date === undefined ? [] : [whenOf(say, of, date, language)]),
      ...(source === undefined ? [] : [say('stated.source', { source })]),
    ].join(say('join.semicolon'));
    return [
      {
        name: say(`stated.${of}`),
        before: figure && words ? `${figure}${say('join.colon')}` : figure,
        words,
        after: aside === '' ? '' : say('join.aside', { words: aside }),
      },
    ];
  });
}

/** A value as an answer reads: a choice and yes or no in words. */
function printValue(say: Say, value: string, language: string, indicator: Answered): string {
  if (indicator.type === 'boolean') return say(value === 'true' ? 'answer.yes' : 'answer.no');
  if (indicator.type !== 'choice') return withUnit(say, formatDecimal(language, value), language, indicator);
  const label = indicator.codes?.find(({ code }) => code === value)?.label;
  return label ? chooseText(label, language, 'en').text : value;
}

function whenOf(say: Say, of: Stated, date: string, language: string): string {
  const isYear = date.length === 4 ? 'yes' : 'no';
  return say(`stated.${of}.when`, { isYear, date: formatDate(language, date) });
}

function withUnit(say: Say, figure: string, language: string, { type, unit }: Answered): string {
  if (type === 'percentage') return say('mean.percentFigure', { percent: figure });
  return unit ? `${figure} ${chooseText(unit, language, 'en').text}` : figure;
}

/** How an indicator is measured, in the same parts; nothing where the plan does not say. */
export function methodNote(language: string, { method }: { readonly method?: LocalText | undefined }): StatedWords[] {
  return method ? [{ name: messages(language)('stated.method'), before: '', words: method, after: '' }] : [];
}
