import type { Plan } from '@signatory/domain';
import { buildPlan } from './build/build-plan.js';
import { asRaw } from './build/raw.js';
import { asPlanFile, readPlanFile, type Found, type PlanFile, type ReadPlanFile } from './file/plan-file.js';
import { lintBuilt } from './lint/lint-built.js';
import type { Problem } from './problem.js';
import { findSchemaProblems } from './schema/schema-problems.js';

/** A plan that loads, with what its authors should still know; or what keeps it from loading. */
export type ParsedPlan =
  | { readonly plan: Plan; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** Reads a plan file to a plan, plain JSON through and through. With any ERROR there is no plan, and all problems are given. */
export function parsePlan(text: string, file: string): ParsedPlan {
  const { plan, problems } = readPlan(text, file);
  return plan && !problems.some(({ severity }) => severity === 'ERROR') ? { plan, warnings: problems } : { problems };
}

/** A plan file as far as it can be read, faulty as it may be. */
export interface ReadPlan {
  /** What the file holds, as plain data; null where it is no YAML. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** What it means, as far as can be said. */
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** Reads what a file holds for somebody who goes on writing it. */
export function readPlan(text: string, file: string): ReadPlan {
  return examineOpened(readPlanFile(text, file));
}

/** The same of a document that is plain data already: nothing is parsed, and problems have no lines. */
export function readDocument(document: Readonly<Record<string, unknown>>): ReadPlan & { readonly plan: Plan } {
  return examineFile(asPlanFile(document, 'document'));
}

/** What an opened file means, and everything that is wrong with it, in whatever form it came. */
export function examineOpened(opened: ReadPlanFile): ReadPlan {
  return opened.ok ? examineFile(opened.file) : { document: null, plan: null, problems: [...opened.problems] };
}

function examineFile({ data, repaired, locate }: PlanFile): ReadPlan & { readonly plan: Plan } {
  const schema = findSchemaProblems(data);
  const { plan, found } = buildPlan(data);
  const all: Found[] = [...schema, ...found, ...lintBuilt(plan, data, schema)];
  const problems = inOrder([...repaired, ...all.map(locate)]);
  return { document: asRaw(data), plan, problems };
}

/** As a reader comes upon them; of a workbook sheet by sheet. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))];
  const place = ({ sheet }: Problem): number => sheets.indexOf(sheet);
  return [...problems].sort((a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column);
}
