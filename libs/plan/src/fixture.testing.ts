import { readFileSync } from 'node:fs';
import { sayFault, type SaidFault } from '@signatory/texts';
import { readPlan } from './parse-plan.js';
import type { Problem } from './problem.js';

/** A sound plan of two commitments. */
export const TWO = readFileSync(new URL('fixtures/two-commitments.yaml', import.meta.url), 'utf8');

/** The sound plan with some of its text replaced; text that is not in it is a mistake of the test. */
export function edit(...changes: [find: string, replace: string][]): string {
  return changes.reduce((text, [find, replace]) => {
    if (!text.includes(find)) throw new Error(`The fixture has no "${find}"`);
    return text.replace(find, () => replace);
  }, TWO);
}

/** A problem with its words in English. */
export type SaidProblem = Problem & SaidFault;

export const lintSaid = (text: string): SaidProblem[] =>
  readPlan(text, 'plan.yaml').problems.map((problem) => ({ ...problem, ...sayFault('en', problem.words) }));
export const serious = (text: string) => lintSaid(text).filter(({ severity }) => severity !== 'INFO');
export const only = (text: string): SaidProblem => {
  const problems = serious(text);
  expect(problems.map(({ message }) => message)).toHaveLength(1);
  return problems[0] as SaidProblem;
};
export const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
