import type { AnswerView, IndicatorView } from '@signatory/contract';
import { printEntry } from '../review/print-entry.js';
import { useSpeech } from '../session/language.js';

type Printed = Pick<AnswerView, 'status' | 'value' | 'currency'> & Partial<Pick<AnswerView, 'reason' | 'observation'>>;

/** An answer as one line, as whoever reviews it reads it, and what kind of figure it is where that is not final. */
export function usePrintedAnswer(indicator: IndicatorView): (answer: Printed) => string {
  const speech = useSpeech();
  return ({ observation, reason = null, ...answer }) => {
    const words = printEntry({ ...answer, reason }, indicator, speech);
    const isFinal = observation !== 'provisional' && observation !== 'estimated';
    return isFinal ? words : words + speech.say('join.comma') + speech.say(`observation.${observation}`);
  };
}
