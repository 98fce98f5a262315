import fc from 'fast-check';
import type { Condition, ConditionGuideline, ConditionValue, ConditionValues, VariableDomains } from './condition.js';

/** A plain reading of conditions, to hold the fast ones against: one variable of each kind, small enough to try every value. */
export const DOMAINS = {
  flag: { kind: 'boolean' },
  stage: { kind: 'ordered', codes: ['none', 'decided', 'operating'] },
  reach: { kind: 'integer', min: 0, max: 6 },
} satisfies VariableDomains;

const STAGES: readonly string[] = DOMAINS.stage.codes;

export function everyValue(): ConditionValues[] {
  return [false, true].flatMap((flag) =>
    STAGES.flatMap((stage) => [0, 1, 2, 3, 4, 5, 6].map((reach) => ({ flag, stage, reach: String(reach) }))),
  );
}

export function holdsIn(condition: Condition, values: ConditionValues): boolean {
  if (condition.kind === 'and') return condition.all.every((part) => holdsIn(part, values));
  if (condition.kind === 'or') return condition.all.some((part) => holdsIn(part, values));
  if (condition.kind === 'not') return !holdsIn(condition.of, values);
  const value = rank(condition.variable, values[condition.variable] ?? '');
  if (condition.kind === 'in')
    return condition.constants.some((constant) => rank(condition.variable, constant) === value);
  const constant = rank(condition.variable, condition.constant);
  return {
    '<': value < constant,
    '<=': value <= constant,
    '==': value === constant,
    '!=': value !== constant,
    '>=': value >= constant,
    '>': value > constant,
  }[condition.op];
}

function rank(variable: string, value: ConditionValue): number {
  return variable === 'stage' ? STAGES.indexOf(String(value)) : Number(value);
}

const op = fc.constantFrom('<' as const, '<=' as const, '==' as const, '!=' as const, '>=' as const, '>' as const);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    variable: fc.constant('flag'),
    op: fc.constant('==' as const),
    constant: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    variable: fc.constant('stage'),
    op,
    constant: fc.constantFrom(...STAGES),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    variable: fc.constant('reach'),
    op,
    constant: fc.constantFrom('-1', '0', '2', '2.5', '4', '6', '9'),
  }),
  fc.record({ kind: fc.constant('in' as const), variable: fc.constant('stage'), constants: fc.subarray([...STAGES]) }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  leaf.map((of): Condition => ({ kind: 'not', of })),
  fc.record({
    kind: fc.constantFrom('and' as const, 'or' as const),
    all: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
);

/** A third of them partition by construction, so that sound guidelines are met as often as faulty ones. */
export const arbitraryGuideline: fc.Arbitrary<ConditionGuideline> = fc.oneof(
  fc.record({
    countervailing: fc.option(fc.record({ score: fc.constant(-1 as const), if: condition })),
    levels: fc.array(fc.record({ score: fc.constantFrom(-1 as const, 0 as const, 1 as const), if: condition }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc
    .record({
      countervailing: fc.option(fc.record({ score: fc.constant(-1 as const), if: condition })),
      full: condition,
    })
    .map(({ countervailing, full }): ConditionGuideline => ({
      countervailing,
      levels: [
        { score: 1, if: full },
        { score: -1, if: { kind: 'not', of: full } },
      ],
    })),
);
