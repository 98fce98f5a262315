import { ProblemError } from '../api/problem-error.js';

/** What the server found wrong with one field, by its pointer into the request; null where nothing. */
export function faultAt(error: Error | null, pointer: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  const own = error.problem.faults?.filter((fault) => fault.pointer === pointer) ?? [];
  return own.length === 0 ? null : own.map(({ message, cure }) => [message, cure].filter(Boolean).join(' ')).join(' ');
}

/** What a fault says, with its full stop: what follows is the cure. */
export function endSentence(words: string): string {
  return /[.!?。]$/.test(words) ? words : `${words}.`;
}
