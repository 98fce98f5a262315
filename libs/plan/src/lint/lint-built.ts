import type { Plan } from '@signatory/domain';
import { asList, asRaw } from '../build/raw.js';
import { readCodeLists } from '../build/texts.js';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { lintActions } from './lint-actions.js';
import { lintCalculatedKeys, lintCalculations } from './lint-calculations.js';
import { lintCodes } from './lint-codes.js';
import type { LintContext } from './lint-context.js';
import { lintDeclarations } from './lint-declarations.js';
import { lintExpressions } from './lint-expressions.js';
import { lintGuidelines } from './lint-guidelines.js';
import { lintLabels } from './lint-labels.js';
import { lintMirrors } from './lint-mirrors.js';
import { lintReferences } from './lint-references.js';

const DECLARED = [
  lintCodes,
  lintLabels,
  lintReferences,
  lintDeclarations,
  lintCalculatedKeys,
  lintMirrors,
  lintActions,
];
const STATED = [lintExpressions, lintCalculations, lintGuidelines];

/** Everything the schema cannot see: codes, references, declarations, expressions, guidelines. `schema` are the faults it found. */
export function lintBuilt(plan: Plan, data: unknown, schema: readonly Found[]): Found[] {
  const context = createContext(plan, data, schema);
  const declared = DECLARED.flatMap((lint) => lint(context));
  // What is said about an indicator cannot be judged before the indicator itself is right; its label decides nothing.
  const errors = declared.filter(
    ({ severity, path }) => severity === 'ERROR' && path[2] === 'indicators' && path[4] !== 'label',
  );
  const sound = createContext(plan, data, [...schema, ...errors]);
  return [...declared, ...STATED.flatMap((lint) => lint(sound))];
}

function createContext(plan: Plan, data: unknown, schema: readonly Found[]): LintContext {
  const raw = asRaw(data);
  // An unknown key spoils nothing beside it.
  const faults = schema.filter(({ code }) => code !== 'unknown-key').map(({ path }) => path);
  const placeLists = (value: unknown, path: Path) =>
    readCodeLists(value).map((list) => ({ list, path: [...path, list.code] }));
  const isBroken = (path: Path) => faults.some((fault) => startsWith(fault, path) || startsWith(path, fault));
  const indicators = plan.commitments.flatMap((commitment, c) =>
    commitment.indicators.map((indicator, place) => ({
      indicator,
      commitment,
      path: ['commitments', c, 'indicators', place] as Path,
    })),
  );
  const broken = indicators.filter(({ path }) => isBroken(path));
  return {
    plan,
    indicators,
    lists: [
      ...placeLists(raw['lists'], ['lists']),
      ...asList(raw['commitments']).flatMap((commitment, c) =>
        placeLists(asRaw(commitment)['lists'], ['commitments', c, 'lists']),
      ),
    ],
    disaggregations: placeLists(raw['disaggregations'], ['disaggregations']),
    isBroken,
    brokenNames: new Set(broken.map(({ indicator }) => indicator.code)),
  };
}

/** True where `whole` lies at or under `start`; the root itself is under nothing. */
function startsWith(whole: Path, start: Path): boolean {
  return start.length > 0 && start.length <= whole.length && start.every((part, depth) => part === whole[depth]);
}
