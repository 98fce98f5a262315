import type { AdoptedPlanView, PlanDocument, PlanProblemsView } from '@signatory/contract';
import { faultWords, Refusal, type CodedFault, type Plan } from '@signatory/domain';
import { lintPlan, parsePlan, type Problem } from '@signatory/plan';
import { sayFault, type ProductLanguage } from '@signatory/texts';

interface ReadPlan {
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/** The plan of a file, with what its authors should still know. @throws Refusal `plan.faulty` with every ERROR at its line */
export function readPlanFile(text: string): ReadPlan {
  const id = /^plan: *["']?([\w.-]{1,100})/m.exec(text)?.[1] ?? '';
  return read(text, id, ({ line, column, path, words }) => ({
    pointer: `/file${path}`,
    words,
    line,
    character: column,
  }));
}

/** The plan of a document, which has no lines. @throws Refusal `plan.faulty` with every ERROR at its place; `request.invalid` */
export function readPlanDocument(document: PlanDocument): ReadPlan {
  const { plan } = document;
  return read(write(document), typeof plan === 'string' ? plan : '', ({ path, words }) => ({
    pointer: `/document${path}`,
    words,
  }));
}

/** Everything that the lint says of a document, by places in it. @throws Refusal `request.invalid` for one nested without end */
export function checkPlanDocument(document: PlanDocument, language: ProductLanguage): PlanProblemsView['problems'] {
  return lintPlan(write(document), 'document').map(({ severity, code, path, words }) => ({
    severity,
    code,
    pointer: path,
    ...sayFault(language, words),
  }));
}

/** What the authors of a plan that loads should know, in their language. */
export function tellWarnings(warnings: readonly Problem[], language: ProductLanguage): AdoptedPlanView['problems'] {
  return warnings.map(({ code, line, column, path, words }) => ({
    code,
    line,
    column,
    pointer: `/file${path}`,
    ...sayFault(language, words),
  }));
}

function read(text: string, id: string, describe: (problem: Problem) => CodedFault): ReadPlan {
  const parsed = parsePlan(text, 'file');
  if ('plan' in parsed) return parsed;
  const faults = parsed.problems.filter(({ severity }) => severity === 'ERROR').map(describe);
  throw new Refusal('plan.faulty', { plan: id, faults });
}

function write(document: PlanDocument): string {
  try {
    return JSON.stringify(document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('request.invalid', {
      faults: [{ pointer: '/document', words: faultWords('plan.nested') }],
    });
  }
}
