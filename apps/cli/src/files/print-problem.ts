import type { FaultWords } from '@signatory/domain';
import type { Problem, ProblemPlace } from '@signatory/plan';
import { sayFault } from '@signatory/texts';

/** A problem on two or three lines, in a language: place and fault, the answers that show it, the cure. */
export function printProblem(problem: Problem, language: string): string {
  const { message, cure } = sayFault(language, problem.words);
  const values = Object.entries(problem.counterExample ?? {}).map(
    ([variable, value]) => `${variable} = ${String(value)}`,
  );
  return printFault(problem, [message, ...(values.length > 0 ? [`  with ${values.join(', ')}`] : [])].join('\n'), cure);
}

/** What is wrong at a place of a file, in a language. */
export function printWords(place: ProblemPlace, words: FaultWords, language: string): string {
  const { message, cure } = sayFault(language, words);
  return printFault(place, message, cure);
}

/** What is wrong at a place of a file, and the cure. */
function printFault(
  { file, sheet, line, column, severity, code }: ProblemPlace,
  message: string,
  cure: string,
): string {
  const place = [file, ...(sheet === undefined ? [] : [sheet]), line, column].join(':');
  return `${place}: ${severity} ${code}: ${message}\n  → ${cure}`;
}
