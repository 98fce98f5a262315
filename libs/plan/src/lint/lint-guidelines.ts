import {
  type Commitment,
  type ConditionValues,
  GUIDELINE_ROLES,
  type GuidelineFault,
  type GuidelineNote,
  listVariables,
  conditionsOf,
  proveGuideline,
  type VariableDomains,
} from '@signatory/domain';
import { domainsOf, readAssumptions, readGuideline } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, type Lint } from './lint-context.js';
import { readsBroken, toFound } from './lint-expressions.js';

/** The guideline lint: provable conditions over indicators of the right roles, levels without gap or overlap, and monotone. */
export const lintGuidelines: Lint = (context) => {
  const { plan, indicators } = context;
  const domains = domainsOf(
    indicators.filter(({ path }) => !context.isBroken(path)).map(({ indicator }) => indicator),
    plan.lists,
  );
  const roles = new Map(indicators.map(({ indicator }) => [indicator.code, indicator.role]));
  return plan.commitments.flatMap((commitment, c) => {
    const path: Path = ['commitments', c, 'guideline'];
    if (!commitment.guideline || context.isBroken(path)) return [];
    const clauses = [
      ...(commitment.guideline.countervailing ? [commitment.guideline.countervailing] : []),
      ...commitment.guideline.levels,
    ];
    if (clauses.some((clause) => readsBroken(clause.if, context))) return [];
    return lintGuideline(commitment, path, domains, roles);
  });
};

function lintGuideline(
  commitment: Commitment,
  path: Path,
  domains: VariableDomains,
  roles: ReadonlyMap<string, string>,
): Found[] {
  const { guideline } = commitment;
  if (!guideline) return [];
  const clauseText = (clause: 'countervailing' | number) =>
    (clause === 'countervailing' ? guideline.countervailing : guideline.levels[clause])?.if ?? '';
  const clausePath = (clause: 'countervailing' | number): Path => [
    ...path,
    ...(clause === 'countervailing' ? [clause] : ['levels', clause]),
    'if',
  ];
  const read = readGuideline(guideline, domains);
  if (!read.ok) return read.faults.map((fault) => toFound(fault, clausePath(fault.clause), clauseText(fault.clause)));
  const misread = listVariables(...conditionsOf(read.guideline)).flatMap((variable) =>
    lintReading(variable, roles.get(variable), commitment, clausePath),
  );
  if (misread.length > 0) return misread;
  const { faults, notes } = proveGuideline(read.guideline, domains, readAssumptions(commitment.rules, domains));
  return [
    ...faults.map((fault) => describeFault(fault, commitment, path, clausePath)),
    ...notes
      .filter((note) => saysSomething(note, domains))
      .map((note) => describeNote(note, commitment, path, clausePath)),
  ];
}

/** Between two counts used by the levels there is always one that changes nothing; a choice's code that changes nothing was meant to. */
function saysSomething(note: GuidelineNote, domains: VariableDomains): boolean {
  return (
    note.kind !== 'no-effect' ||
    domains[note.variable]?.kind === 'ordered' ||
    domains[note.variable]?.kind === 'boolean'
  );
}

/** A guideline reads what is asked under its own commitment, and only the roles that say what the member did. */
function lintReading(
  variable: string,
  role: string | undefined,
  { code, guideline, indicators }: Commitment,
  clausePath: ClausePath,
): Found[] {
  if (!guideline || role === undefined) return [];
  const scored = (GUIDELINE_ROLES as readonly string[]).includes(role);
  const own = indicators.some((indicator) => indicator.code === variable);
  if (scored && own) return [];
  const tell = (path: Path) =>
    scored
      ? error(
          'reference',
          path,
          `${variable} is asked under another commitment, and the guideline of ${code} reads only its own indicators`,
          'Ask it under this commitment too, with a code of its own.',
        )
      : error(
          'role',
          path,
          `${variable} has the role ${role}, and a guideline reads only action, safeguard and finding`,
          'Score what the member did, not how large the problem is: read an action in its place, or change the role if it is one.',
        );
  const clauses = [
    ...(guideline.countervailing ? [['countervailing', guideline.countervailing.if] as const] : []),
    ...guideline.levels.map((level, place) => [place, level.if] as const),
  ];
  return clauses.flatMap(([clause, text]) => {
    const offset = new RegExp(`\\b${variable}\\b`).exec(text)?.index;
    return offset === undefined ? [] : [{ ...tell(clausePath(clause)), offset }];
  });
}

type ClausePath = (clause: 'countervailing' | number) => Path;

function describeFault(
  fault: GuidelineFault,
  { code, guideline }: Commitment,
  path: Path,
  clausePath: ClausePath,
): Found {
  switch (fault.kind) {
    case 'gap':
      return {
        ...error(
          'gap',
          [...path, 'levels'],
          `Commitment ${code}: no level holds for ${say(fault.values)}`,
          'Widen one level so that it takes these answers in.',
        ),
        counterExample: fault.values,
      };
    case 'overlap': {
      const [first, second] = fault.clauses;
      const scores = fault.clauses.map((clause) => guideline?.levels[clause]?.score).join(' and ');
      return {
        ...error(
          'overlap',
          clausePath(second),
          `Commitment ${code}: levels ${first + 1} and ${second + 1} (scores ${scores}) both hold for ${say(fault.values)}`,
          'Narrow one of them, so that each answer has one score.',
        ),
        counterExample: fault.values,
      };
    }
    case 'not-monotone': {
      const { variable, worse, better } = fault;
      const message = `Commitment ${code}: the score falls from ${fault.from} to ${fault.to} when ${variable} rises from ${String(worse[variable])} to ${String(better[variable])}, with ${say(worse, variable)}`;
      return {
        ...error(
          'not-monotone',
          [...path, 'levels'],
          message,
          'A better answer must never score lower: look at the order of the codes (worst to best) and at < and >.',
        ),
        counterExample: better,
      };
    }
    case 'too-many-cells':
      return error(
        'guideline',
        path,
        `Commitment ${code}: the guideline has ${fault.cells} combinations to prove; ${fault.limit} are allowed`,
        'Read fewer indicators, or put several into one choice.',
      );
    case 'unknown-variable':
      return error(
        'expression',
        path,
        `Commitment ${code}: the guideline reads ${fault.variable}, which is no indicator`,
        'Use the code of an action, safeguard or finding.',
      );
    case 'bad-constant':
      return error(
        'expression',
        path,
        `Commitment ${code}: ${fault.variable} is compared with ${String(fault.constant)}, which it can never be`,
        'Compare it with one of its values.',
      );
  }
}

function describeNote(note: GuidelineNote, { code }: Commitment, path: Path, clausePath: ClausePath): Found {
  const info = (at: Path, message: string, cure: string): Found => ({
    severity: 'INFO',
    code: 'guideline',
    path: at,
    message,
    cure,
  });
  switch (note.kind) {
    case 'no-effect':
      return info(
        path,
        `Commitment ${code}: ${note.variable} going from ${String(note.from)} to ${String(note.to)} changes no result`,
        'Nothing need be done; tell reporters if it is meant.',
      );
    case 'all-alike':
      return info(
        path,
        `Commitment ${code}: every member scores ${note.score}`,
        'See whether the levels ask what was meant.',
      );
    case 'never':
      return info(
        clausePath(note.clause),
        `Commitment ${code}: no answers reach this clause`,
        'Remove it, or correct its condition.',
      );
  }
}

/** Answers in words: `i1_unit = none, i1_guard = true`. */
function say(values: ConditionValues, but?: string): string {
  const shown = Object.entries(values).filter(([variable]) => variable !== but);
  return shown.length === 0
    ? 'anything'
    : shown.map(([variable, value]) => `${variable} = ${String(value)}`).join(', ');
}
