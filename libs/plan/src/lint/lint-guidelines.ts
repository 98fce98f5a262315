import {
  choicesValue,
  type Commitment,
  type ConditionValues,
  faultWords,
  type FaultWords,
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
      ? error('reference', path, faultWords('plan.elsewhere', { indicator: variable, commitment: code }))
      : error('role', path, faultWords('plan.role', { indicator: variable, role }));
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

function describeFault(fault: GuidelineFault, commitment: Commitment, path: Path, clausePath: ClausePath): Found {
  const { code, guideline } = commitment;
  switch (fault.kind) {
    case 'gap':
      return {
        ...error('gap', [...path, 'levels'], faultWords('plan.gap', { commitment: code, ...answersOf(fault.values) })),
        counterExample: fault.values,
      };
    case 'overlap': {
      const [first, second] = fault.clauses;
      const scores = fault.clauses.map((clause) => guideline?.levels[clause]?.score).join(', ');
      return {
        ...error(
          'overlap',
          clausePath(second),
          faultWords('plan.overlap', {
            commitment: code,
            first: first + 1,
            second: second + 1,
            scores,
            ...answersOf(fault.values),
          }),
        ),
        counterExample: fault.values,
      };
    }
    case 'not-monotone': {
      const { variable, worse, better } = fault;
      const words = faultWords('plan.not-monotone', {
        commitment: code,
        from: String(fault.from),
        to: String(fault.to),
        variable,
        worse: nameAnswer(commitment, variable, worse[variable]),
        better: nameAnswer(commitment, variable, better[variable]),
        ...answersOf(worse, variable),
      });
      return { ...error('not-monotone', [...path, 'levels'], words), counterExample: better };
    }
    case 'too-many-cells':
      return error(
        'guideline',
        path,
        faultWords('plan.cells', { commitment: code, cells: Number(fault.cells), most: fault.limit }),
      );
    case 'unknown-variable':
      return error(
        'expression',
        path,
        faultWords('plan.reads-unknown', { commitment: code, variable: fault.variable }),
      );
    case 'bad-constant':
      return error(
        'expression',
        path,
        faultWords('plan.constant', {
          commitment: code,
          variable: fault.variable,
          constant: String(fault.constant),
        }),
      );
  }
}

function describeNote(note: GuidelineNote, commitment: Commitment, path: Path, clausePath: ClausePath): Found {
  const { code } = commitment;
  const info = (at: Path, words: FaultWords): Found => ({ severity: 'INFO', code: 'guideline', path: at, words });
  switch (note.kind) {
    case 'no-effect':
      return info(
        path,
        faultWords('plan.no-effect', {
          commitment: code,
          variable: note.variable,
          from: nameAnswer(commitment, note.variable, note.from),
          to: nameAnswer(commitment, note.variable, note.to),
        }),
      );
    case 'all-alike':
      return info(path, faultWords('plan.all-alike', { commitment: code, score: String(note.score) }));
    case 'never':
      return info(clausePath(note.clause), faultWords('plan.never', { commitment: code }));
  }
}

/** Answers as a sentence has them: `i1_unit = none, i1_guard = true`, or that there are none to name. */
function answersOf(values: ConditionValues, but?: string): { readonly answers: string; readonly isAny: string } {
  const shown = Object.entries(values).filter(([variable]) => variable !== but);
  return {
    answers: shown.map(([variable, value]) => `${variable} = ${String(value)}`).join(', '),
    isAny: shown.length === 0 ? 'yes' : 'no',
  };
}

/** An answer with what it is called, beside the word that stands for it in the plan. */
function nameAnswer({ indicators }: Commitment, variable: string, value: unknown): string {
  const code = String(value);
  if (typeof value === 'boolean') return choicesValue([{ code, key: value ? 'answer.yes' : 'answer.no' }]);
  const { codes = [] } = indicators.find((indicator) => indicator.code === variable) ?? {};
  return choicesValue([codes.find((each) => each.code === code) ?? { code }]);
}
