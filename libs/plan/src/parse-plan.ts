import type { Plan } from '@signatory/domain';
import { buildPlan } from './build/build-plan.js';
import { readPlanFile, type Found } from './file/plan-file.js';
import { lintBuilt } from './lint/lint-built.js';
import type { Problem } from './problem.js';
import { findSchemaProblems } from './schema/schema-problems.js';

/** A plan that loads, with what its authors should still know; or what keeps it from loading. */
export type ParsedPlan =
  { readonly plan: Plan; readonly warnings: readonly Problem[] } | { readonly problems: readonly Problem[] };

/** Reads a plan file to a plan, plain JSON through and through. With any ERROR there is no plan, and all problems are given. */
export function parsePlan(text: string, file: string): ParsedPlan {
  const { plan, problems } = examine(text, file);
  return plan && !problems.some(({ severity }) => severity === 'ERROR') ? { plan, warnings: problems } : { problems };
}

/** Every problem of a plan file in one pass, in the order of the file. Empty: nothing to say. */
export function lintPlan(text: string, file: string): Problem[] {
  return examine(text, file).problems;
}

function examine(text: string, file: string): { plan: Plan | null; problems: Problem[] } {
  const read = readPlanFile(text, file);
  if (!read.ok) return { plan: null, problems: [...read.problems] };
  const schema = findSchemaProblems(read.file.data);
  const { plan, found } = buildPlan(read.file.data);
  const all: Found[] = [...schema, ...found, ...lintBuilt(plan, read.file.data, schema)];
  const problems = [...read.file.repaired, ...all.map(read.file.locate)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  return { plan, problems };
}
