import type { FaultWords, Language } from '@signatory/domain';
import { message, sayFault } from '@signatory/texts';

/** What is wrong with a rule that could not run, as it is stored: codes until somebody reads them. */
export function causeOf(words: readonly FaultWords[]): string {
  return JSON.stringify(words);
}

/** The same in a language. What a program said itself, and what was stored before there were codes, stands as it is. */
export function sayCause(language: Language, cause: string): string {
  if (!cause.startsWith('[{')) return cause;
  return (JSON.parse(cause) as readonly FaultWords[])
    .map((words) => sayFault(language, words).message)
    .join(message(language, 'join.semicolon'));
}
