import { ProblemError } from '../api/problem-error.js';

/** Whether each fault of a refusal is told at its field: nothing is left to be said of it above the form. */
export function isAtFields(error: Error, pointers: readonly string[]): boolean {
  const faults = (error instanceof ProblemError && error.problem.faults) || [];
  return faults.length > 0 && faults.every(({ pointer }) => pointers.includes(pointer));
}
