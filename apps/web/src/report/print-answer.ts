import type { AnswerView, IndicatorView } from '@signatory/contract';
import { isFigure } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import { useSpeech } from '../session/language.js';

type Printed = Pick<AnswerView, 'status' | 'value' | 'currency'> & Partial<Pick<AnswerView, 'reason' | 'observation'>>;

/** An answer of any type as one line, in which the four ways of giving no value stay four. */
export function usePrintedAnswer({ type, codes, items }: IndicatorView): (answer: Printed) => string {
  const { say, choose, date, decimal, language } = useSpeech();
  const label = (code: string): string => {
    const found = [...(codes ?? []), ...(items?.codes ?? [])].find((each) => each.code === code);
    return found ? choose(found.label) : code;
  };
  const printValue = (value: AnswerView['value']): string => {
    if (value === null) return '';
    if (typeof value === 'boolean') return say(value ? 'answer.yes' : 'answer.no');
    if (typeof value !== 'string')
      return (
        formatList(
          language,
          value.map(({ key }) => label(key)),
        ) || say('entry.items.none')
      );
    if (isFigure(type)) return decimal(value);
    return type === 'date' ? date(value) : label(value);
  };
  return ({ status, value, currency, reason, observation }) => {
    const words = status === 'answered' ? '' : say(status === 'unanswered' ? 'entryStatus.open' : `answer.${status}`);
    const kind = observation === 'provisional' || observation === 'estimated' ? say(`observation.${observation}`) : '';
    return [words, reason, [printValue(value), currency].filter(Boolean).join(' '), kind].filter(Boolean).join(' – ');
  };
}
