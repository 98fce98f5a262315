import { useSpeech } from '../session/language.js';
import { DUE_WORDS, type Due } from './deadline-of.js';

const DAY_MS = 86_400_000;

interface DueWords {
  readonly isPast: boolean;
  /** The days that are left, or that none is. */
  readonly left: string;
  /** What is to be done by when, or when it was due. */
  readonly words: string;
}

/** How what is due is told, on the report and in the list of reports. */
export function useDueWords(): (due: Due, now: number) => DueWords {
  const { say, instant } = useSpeech();
  return ({ what, at }, now) => {
    const days = Math.ceil((Date.parse(at) - now) / DAY_MS);
    const isPast = days <= 0;
    return {
      isPast,
      left: isPast ? say('report.deadlinePast') : say('report.daysLeft', { days }),
      words: say(DUE_WORDS[what][isPast ? 1 : 0], { instant: instant(at) }),
    };
  };
}
