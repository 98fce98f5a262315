import type { Plan } from '@signatory/domain';
import { parsePlan } from '@signatory/plan';
import { CommandFault, type Io } from '../io.js';
import { printProblem } from './print-problem.js';
import { readTextFile } from './read-file.js';

/** Reads a plan file. Throws a `CommandFault` with every error in it. */
export async function readPlan(name: string, io: Io): Promise<Plan> {
  const parsed = parsePlan((await readTextFile(name, io)).text, name);
  if ('plan' in parsed) return parsed.plan;
  throw new CommandFault(
    parsed.problems.filter(({ severity }) => severity === 'ERROR').map((problem) => printProblem(problem, 'en')),
  );
}
