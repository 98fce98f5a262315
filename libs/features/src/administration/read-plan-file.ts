import type { AdoptedPlanView } from '@signatory/contract';
import { Refusal, type Fault, type Plan } from '@signatory/domain';
import { parsePlan, type Problem } from '@signatory/plan';

/** The plan of a file, with what its authors should still know. @throws Refusal `plan.faulty` with every ERROR at its line */
export function readPlanFile(text: string): { plan: Plan; warnings: AdoptedPlanView['problems'] } {
  const parsed = parsePlan(text, 'file');
  if ('plan' in parsed) return { plan: parsed.plan, warnings: parsed.warnings.map(describeWarning) };
  const faults = parsed.problems.filter(({ severity }) => severity === 'ERROR').map(describeFault);
  throw new Refusal('plan.faulty', { plan: /^plan: *["']?([\w.-]{1,100})/m.exec(text)?.[1] ?? '', faults });
}

function describeFault({ line, column, path, message, cure, counterExample }: Problem): Fault {
  const answers = Object.entries(counterExample ?? {}).map(([variable, value]) => `${variable} = ${String(value)}`);
  const shown = answers.length > 0 ? ` With ${answers.join(', ')}.` : '';
  return { pointer: `/file${path}`, message: `Line ${line}, column ${column}: ${message}${shown}`, cure };
}

function describeWarning({ code, line, column, path, message, cure }: Problem): AdoptedPlanView['problems'][number] {
  return { code, line, column, pointer: `/file${path}`, message, cure };
}
