import type { AdoptedPlanView, PlanDocument, PlanProblemsView } from '@signatory/contract';
import { Refusal, type Fault, type Plan, type WrittenFault } from '@signatory/domain';
import { lintPlan, parsePlan, type Problem } from '@signatory/plan';

interface ReadPlan {
  readonly plan: Plan;
  readonly warnings: AdoptedPlanView['problems'];
}

/** The plan of a file, with what its authors should still know. @throws Refusal `plan.faulty` with every ERROR at its line */
export function readPlanFile(text: string): ReadPlan {
  const id = /^plan: *["']?([\w.-]{1,100})/m.exec(text)?.[1] ?? '';
  return read(text, id, ({ line, column, ...problem }) => {
    const place = `Line ${line}, column ${column}: `;
    return { ...describeFault(problem, '/file'), message: `${place}${messageOf(problem)}` };
  });
}

/** The plan of a document, which has no lines. @throws Refusal `plan.faulty` with every ERROR at its place; `request.invalid` */
export function readPlanDocument(document: PlanDocument): ReadPlan {
  const { plan } = document;
  return read(write(document), typeof plan === 'string' ? plan : '', (problem) => describeFault(problem, '/document'));
}

/** Everything that the lint says of a document, by places in it. @throws Refusal `request.invalid` for one nested without end */
export function checkPlanDocument(document: PlanDocument): PlanProblemsView['problems'] {
  return lintPlan(write(document), 'document').map((problem) => ({
    severity: problem.severity,
    code: problem.code,
    pointer: problem.path,
    message: messageOf(problem),
    cure: problem.cure,
  }));
}

function read(text: string, id: string, describe: (problem: Problem) => Fault): ReadPlan {
  const parsed = parsePlan(text, 'file');
  if ('plan' in parsed) return { plan: parsed.plan, warnings: parsed.warnings.map(describeWarning) };
  const faults = parsed.problems.filter(({ severity }) => severity === 'ERROR').map(describe);
  throw new Refusal('plan.faulty', { plan: id, faults });
}

function write(document: PlanDocument): string {
  try {
    return JSON.stringify(document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const cure = 'Write no list within lists within lists.';
    throw new Refusal('request.invalid', {
      faults: [{ pointer: '/document', message: 'It is nested too deeply.', cure }],
    });
  }
}

type Said = Pick<Problem, 'path' | 'message' | 'cure' | 'counterExample'>;

function describeFault(problem: Said, root: string): WrittenFault {
  return { pointer: `${root}${problem.path}`, message: messageOf(problem), cure: problem.cure };
}

function messageOf({ message, counterExample }: Said): string {
  const answers = Object.entries(counterExample ?? {}).map(([variable, value]) => `${variable} = ${String(value)}`);
  return answers.length > 0 ? `${message} With ${answers.join(', ')}.` : message;
}

function describeWarning({ code, line, column, path, message, cure }: Problem): AdoptedPlanView['problems'][number] {
  return { code, line, column, pointer: `/file${path}`, message, cure };
}
