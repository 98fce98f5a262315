import { ProblemError } from '../api/problem-error.js';

/** What the server found wrong with one field, by its pointer into the request; null where nothing. */
export function faultAt(error: Error | null, pointer: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  const own = error.problem.faults?.filter((fault) => fault.pointer === pointer) ?? [];
  if (own.length === 0) return null;
  return own.map(({ message, cure }) => (cure ? `${endSentence(message)} ${cure}` : message)).join(' ');
}

/** What a fault says, with its full stop: what follows is the cure. */
export function endSentence(words: string): string {
  if (/[.!?。]$/.test(words)) return words;
  return words + (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}」）]$/u.test(words) ? '。' : '.');
}
