import type { Plan } from '@signatory/domain';
import { examineOpened, printDocument, readPlan, type ReadPlan } from '@signatory/plan';
import { openPlanWorkbook } from '@signatory/workbook';
import { CommandFault, type Io } from '../io.js';
import { printProblem } from './print-problem.js';
import { findFile, readTextFile } from './read-file.js';

/** A plan file with its text; that of a workbook is the YAML that means the same. */
export interface OpenedPlan extends ReadPlan {
  readonly text: string;
}

/** Opens a plan file: YAML, JSON or, by its ending, a workbook. Throws a `CommandFault` for one that cannot be read at all. */
export async function openPlan(name: string, io: Io): Promise<OpenedPlan> {
  if (!/\.xls[xm]?$/i.test(name)) {
    const { text } = await readTextFile(name, io);
    return { text, ...readPlan(text, name) };
  }
  const path = await findFile(name, io);
  const read = examineOpened(await openPlanWorkbook(path, name));
  return { text: read.document ? printDocument(read.document, 'yaml') : '', ...read };
}

/** The plan of an opened file; null with any ERROR. */
export function soundPlan({ plan, problems }: ReadPlan): Plan | null {
  return problems.some(({ severity }) => severity === 'ERROR') ? null : plan;
}

/** Reads a plan file. Throws a `CommandFault` with every error in it. */
export async function readSoundPlan(name: string, io: Io): Promise<Plan> {
  const opened = await openPlan(name, io);
  const plan = soundPlan(opened);
  if (plan) return plan;
  throw new CommandFault(
    opened.problems.filter(({ severity }) => severity === 'ERROR').map((problem) => printProblem(problem, 'en')),
  );
}
