import type { ResultValue } from '@signatory/domain';
import { formatDecimal } from './format.js';
import { messages } from './message.js';

/** A result of the tables as a language prints it: `+0,28`, `64 %`, `+1`; what nothing was scored for is a dash or says why. */
export function printResult(language: string, { kind, text, gap }: ResultValue): string {
  const say = messages(language);
  if (text === null) return gap === null ? '–' : say(gap === 'not-asked' ? 'score.sign.notAsked' : 'score.sign.noData');
  return kind === 'percent' ? say('mean.percentFigure', { percent: text }) : formatDecimal(language, text);
}
