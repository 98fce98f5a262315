import { faultWords, type Commitment } from '@signatory/domain';
import { RESERVED_NAMES } from '@signatory/rules';
import type { Path } from '../problem.js';
import { error, type Lint } from './lint-context.js';
import type { Found } from '../file/plan-file.js';

/** Words that mean something in expressions already, or to the machine that runs them. */
const TAKEN: ReadonlySet<string> = new Set([
  ...RESERVED_NAMES,
  ...words('actions true false null in as break const continue else for function if import let loop package namespace'),
  ...words('return var void while has all exists map filter cel bool int uint double string bytes list type dyn'),
  ...words('duration timestamp decimal size constructor prototype valueOf toString hasOwnProperty'),
]);

/** Codes that stand twice where each must stand once, and codes that cannot be names in rules. */
export const lintCodes: Lint = ({ plan, indicators, lists, disaggregations }) => {
  const commitments = plan.commitments.map(({ code, id }, place) => ({
    code,
    id,
    path: ['commitments', place] as Path,
  }));
  const placed = indicators.map(({ indicator, path }) => ({ ...indicator, path }));
  const rules = plan.commitments.flatMap((commitment, c) =>
    commitment.rules.map((rule, place) => ({ code: rule.code, path: ['commitments', c, 'rules', place] as Path })),
  );
  return [
    ...findDoubles(
      'indicator',
      placed.map(({ code, path }) => ({ code, path: [...path, 'code'] })),
    ),
    ...findDoubles(
      'indicatorId',
      placed.filter(({ id, code }) => id !== code).map(({ id, path }) => ({ code: id, path: [...path, 'id'] })),
    ),
    ...findDoubles(
      'commitment',
      commitments.map(({ code, path }) => ({ code, path: [...path, 'code'] })),
    ),
    ...findDoubles(
      'commitmentId',
      commitments.filter(({ id, code }) => id !== code).map(({ id, path }) => ({ code: id, path: [...path, 'id'] })),
    ),
    ...findDoubles(
      'rule',
      rules.map(({ code, path }) => ({ code, path: [...path, 'code'] })),
    ),
    ...(['members', 'pillars', 'sources', 'conflictGroups'] as const).flatMap((list) =>
      findDoubles(
        list.replace(/s$/, ''),
        plan[list].map(({ code }, place) => ({ code, path: [list, place, 'code'] })),
      ),
    ),
    ...findDoubles(
      'mirror',
      (plan.mirrors ?? []).map(({ code }, place) => ({ code, path: ['mirrors', place, 'code'] })),
    ),
    ...plan.commitments.flatMap((commitment, place) => findDoubleAlignments(commitment, ['commitments', place])),
    ...placed.flatMap((indicator) => findDoubleAlignments(indicator, indicator.path)),
    ...findDoubles(
      'list',
      lists.map(({ list, path }) => ({ code: list.code, path })),
    ),
    ...[...lists, ...disaggregations].flatMap(({ list, path }) =>
      findDoubles(
        list.code,
        list.codes.map(({ code }, place) => ({ code, path: [...path, 'codes', place] })),
      ),
    ),
    ...placed.flatMap(({ code, codes = [], path }) =>
      findDoubles(
        code,
        codes.map((each, place) => ({ code: each.code, path: [...path, 'codes', place] })),
      ),
    ),
    ...placed.flatMap(({ code, path }) => refuseTaken(code, [...path, 'code'])),
    ...disaggregations.flatMap(({ list, path }) =>
      [list.code, ...list.codes.map(({ code }) => code)].flatMap((code) =>
        code === 'constructor' || code === '__proto__' ? refuseTaken(code, path) : [],
      ),
    ),
  ];
};

interface PlacedCode {
  readonly code: string;
  readonly path: Path;
}

/** One relation to an item of a framework: two would say that it is both the same and another. */
function findDoubleAlignments({ alignments = [] }: Pick<Commitment, 'alignments'>, path: Path): Found[] {
  return findDoubles(
    'alignment',
    alignments.map(({ framework, item }, place) => ({
      code: `${framework}, ${item}`,
      path: [...path, 'alignments', place],
    })),
  );
}

/** `what`: a kind of thing, or that whose code it is. */
function findDoubles(what: string, codes: readonly PlacedCode[]): Found[] {
  const first = new Set<string>();
  return codes.flatMap(({ code, path }) => {
    if (code === '' || !first.has(code)) {
      first.add(code);
      return [];
    }
    return [error('duplicate', path, faultWords('plan.twice', { what, code }))];
  });
}

function refuseTaken(code: string, path: Path): Found[] {
  if (!TAKEN.has(code)) return [];
  return [error('name', path, faultWords('plan.taken', { code }))];
}

function words(text: string): string[] {
  return text.split(' ');
}
