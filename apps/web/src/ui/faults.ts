import { ProblemError } from '../api/problem-error.js';

/** What the server found wrong with one field, by its pointer into the request; null where nothing. */
export function faultAt(error: Error | null, pointer: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  const own = error.problem.faults?.filter((fault) => fault.pointer === pointer) ?? [];
  if (own.length === 0) return null;
  const [first, ...more] = own.map(({ message, cure }) => (cure ? sentences(message, cure) : message));
  return more.length === 0 ? (first ?? null) : sentences(first, ...more);
}

/**
 * Sentences after each other, each with its full stop, as the language of the page writes them; what is not there is left out.
 * Those of a plan or a report may be of another language than the page: a space follows every full stop but the Japanese one.
 */
export function sentences(...words: readonly (string | false | null | undefined)[]): string {
  const japanese = document.documentElement.lang === 'ja';
  return words
    .flatMap((each) => (each ? [/[.!?。！？][”»」』)）]?$/.test(each) ? each : each + (japanese ? '。' : '.')] : []))
    .join(' ')
    .replaceAll('。 ', '。');
}
