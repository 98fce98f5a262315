import type { AdoptedPlanView, PlanDocument, PlanProblemsView } from '@signatory/contract';
import { faultWords, Refusal, type CodedFault, type Plan } from '@signatory/domain';
import { parsePlan, readDocument, readPlan, type Problem } from '@signatory/plan';
import { sayFault, type ProductLanguage } from '@signatory/texts';
import { isMissing, sayInForms } from './form-names.js';

interface SoundPlan {
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/** The plan of a file, with what its authors should still know. @throws Refusal `plan.faulty` with every ERROR at its line */
export function readPlanFile(text: string): SoundPlan {
  const id = /^plan: *["']?([\w.-]{1,100})/m.exec(text)?.[1] ?? '';
  const parsed = parsePlan(text, 'file');
  if ('plan' in parsed) return parsed;
  const faults = parsed.problems.filter(({ severity }) => severity === 'ERROR').map(inFile);
  throw new Refusal('plan.faulty', { plan: id, faults });
}

/** The text of a draft, faulty as it may be. */
export interface ReadDraft {
  /** What it means, as far as can be said while something is wrong in it. */
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
  /** What keeps it from the members. */
  readonly faults: readonly CodedFault[];
}

/** What a draft's document means, which was read. */
export function describeDraft({ plan, problems }: ReturnType<typeof readDocument>): ReadDraft {
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  const warnings = problems.filter(({ severity }) => severity !== 'ERROR');
  return { plan, warnings, faults: errors.map(inDocument) };
}

/** What a file holds, to be gone on with as a draft's document. @throws Refusal `plan.faulty` for one that is no YAML */
export function openPlanFile(text: string): PlanDocument {
  const { document, problems } = readPlan(text, 'file');
  if (!document) throw new Refusal('plan.faulty', { plan: '', faults: problems.map(inFile) });
  return { ...document };
}

/**
 * The same of one whose plan and version can be told, as a draft is kept under.
 * @throws Refusal `plan.faulty` with what is wrong with these
 */
export function openDraftFile(text: string): PlanDocument {
  const document = openPlanFile(text);
  const { id, faults } = identify(document);
  if (faults.length > 0) throw new Refusal('plan.faulty', { plan: id, faults });
  return document;
}

function identify(document: PlanDocument): { readonly id: string; readonly faults: readonly CodedFault[] } {
  measureDocument(document);
  const { problems } = readDocument(document);
  const own = problems.filter(
    ({ severity, path, words }) =>
      severity === 'ERROR' &&
      (path === '/plan' ||
        path === '/version' ||
        (path === '' && (words.values['key'] === 'plan' || words.values['key'] === 'version'))),
  );
  const { plan } = document;
  return { id: typeof plan === 'string' ? plan : '', faults: own.map(inDocument) };
}

/** Everything that the lint says of a document that was read, by places in it, in the words of its forms. */
export function describeProblems(
  { problems }: ReturnType<typeof readDocument>,
  language: ProductLanguage,
): PlanProblemsView['problems'] {
  return problems.map(({ severity, code, path, words }) => ({
    severity,
    code,
    pointer: path,
    isMissing: isMissing(words),
    ...sayInForms(language, words, path),
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

function inFile({ line, column, path, words }: Problem): CodedFault {
  return { pointer: `/file${path}`, words, line, character: column };
}

function inDocument({ path, words }: Problem): CodedFault {
  return { pointer: `/document${path}`, words };
}

/**
 * How many characters a document would have as JSON: what nobody can step through is neither looked through nor kept.
 * @throws Refusal `request.invalid` for one nested without end
 */
export function measureDocument(document: PlanDocument): number {
  if (isNested(document))
    throw new Refusal('request.invalid', { faults: [{ pointer: '/document', words: faultWords('plan.nested') }] });
  return JSON.stringify(document).length;
}

/** No plan is nested so deeply. What reads or writes one steps into it by calls, whose stack is the machine's. */
const DEEPEST = 64;

function isNested(document: PlanDocument): boolean {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
