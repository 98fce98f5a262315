import { requireCondition } from './check.js';
import { emitCondition } from './emit.js';
import { buildExact, type ExactRun } from './exact.js';
import type { Scope, Variable } from './scope.js';
import { variablesIn, type BoolTree } from './tree.js';
import { toSlot, Unknown, type Lookup, type Slot } from './value.js';

/** What a rule's run came to, as a byte, so that a million rows need no objects. */
export const CODE = {
  pass: 0,
  fail: 1,
  condition: 2,
  unanswered: 3,
  noEarlierCycle: 4,
  noData: 5,
  notRun: 6,
  tooFewValues: 7,
  seriesBreak: 8,
} as const;
export type OutcomeCode = (typeof CODE)[keyof typeof CODE];

/** A condition of one rule, as text. `when` absent means always. */
export interface RuleText {
  readonly when?: string;
  readonly test: string;
}

/** All rules of a report as one function. */
export interface CompiledRules {
  /** What each slot of a row holds, in order: only variables that some rule reads or asks for. */
  readonly variables: readonly Variable[];
  /** A row of slots from a report's values. */
  readonly fill: (lookup: Lookup) => Slot[];
  /** Evaluates every rule, in order, into `codes` (or a new array) as `CODE`. Never throws. */
  readonly run: (slots: readonly Slot[], codes?: Uint8Array) => Uint8Array;
  /** What each rule reads or asks for, in the rules' order. */
  readonly reads: readonly (readonly Variable[])[];
  /** Evaluates one rule over what it reads and nothing else. */
  readonly runOne: (index: number, lookup: Lookup) => OutcomeCode;
}

/** Compiles rules over one row of values. Throws `ExpressionError` where one does not pass its check. */
export function compileRules(rules: readonly RuleText[], scope: Scope): CompiledRules {
  const trees = treesOf(rules, scope);
  const slots = assignSlots(trees.flatMap(({ when, test }) => (when ? [when, test] : [test])));
  const { run, single } = buildRun(trees, (variable) => slots.get(variable) ?? -1);
  const variables = [...slots.keys()];
  const reads = trees.map(({ when, test }) => {
    const { reads: read, asks } = joinVariables(when, test);
    return [...new Set([...read, ...asks])];
  });
  return {
    variables,
    fill: (lookup) => variables.map((variable) => toSlot(lookup(variable), variable)),
    run: (row, codes = new Uint8Array(rules.length)) => {
      run(row, codes);
      return codes;
    },
    reads,
    runOne(index, lookup) {
      const row: Slot[] = variables.map(() => Unknown.unanswered);
      for (const variable of reads[index] ?? []) row[slots.get(variable) ?? -1] = toSlot(lookup(variable), variable);
      return single[index]?.(row) ?? CODE.notRun;
    },
  };
}

/** One condition as a function of a report's values: true, false, or why it cannot be told. */
export function compile(expression: string, scope: Scope): (lookup: Lookup) => boolean | Unknown {
  const rules = compileRules([{ test: expression }], scope);
  const codes = new Uint8Array(1);
  return (lookup) => resultOf(rules.run(rules.fill(lookup), codes));
}

const UNKNOWNS = [
  [CODE.unanswered, Unknown.unanswered],
  [CODE.noEarlierCycle, Unknown.noEarlierCycle],
  [CODE.noData, Unknown.noData],
  [CODE.tooFewValues, Unknown.tooFewValues],
  [CODE.seriesBreak, Unknown.seriesBreak],
] as const;

/** What the first of some codes says of a condition. */
export function resultOf([code]: Uint8Array): boolean | Unknown {
  if (code === CODE.pass || code === CODE.fail) return code === CODE.pass;
  return UNKNOWNS.find(([known]) => known === code)?.[1] ?? Unknown.unreadable;
}

/** The code of a test's result. */
export function codeOf(result: unknown): OutcomeCode {
  if (result === true) return CODE.pass;
  if (result === false) return CODE.fail;
  return UNKNOWNS.find(([, unknown]) => unknown === result)?.[0] ?? CODE.notRun;
}

export interface RuleTrees {
  readonly when: BoolTree | null;
  readonly test: BoolTree;
}

/** Throws `ExpressionError` where one does not pass its check. */
export function treesOf(rules: readonly RuleText[], scope: Scope): RuleTrees[] {
  return rules.map(({ when, test }) => ({
    when: when === undefined ? null : requireCondition(when, scope),
    test: requireCondition(test, scope),
  }));
}

function assignSlots(trees: readonly BoolTree[]): Map<Variable, number> {
  const slots = new Map<Variable, number>();
  for (const tree of trees) {
    const { reads, asks } = variablesIn(tree);
    for (const variable of [...reads, ...asks]) if (!slots.has(variable)) slots.set(variable, slots.size);
  }
  return slots;
}

interface Built {
  readonly run: (slots: readonly Slot[], codes: Uint8Array) => void;
  readonly single: readonly ((slots: readonly Slot[]) => OutcomeCode)[];
}

/** One function per rule and one that calls them all: small enough each for the engine to optimise. */
function buildRun(trees: readonly RuleTrees[], slotOf: (variable: Variable) => number): Built {
  const exact: ((slots: readonly Slot[]) => OutcomeCode)[] = [];
  const useExact = (tree: BoolTree): string => {
    const run: ExactRun = buildExact(tree, slotOf);
    exact.push((slots) => codeOf(run(slots)));
    return `exact[${exact.length - 1}](v)`;
  };
  const functions = trees.map(({ when, test }, index) => {
    const { reads, asks } = joinVariables(when, test);
    const locals = [...new Set([...reads, ...asks])].map(
      (variable) => `const v${slotOf(variable)} = v[${slotOf(variable)}];`,
    );
    const body = [...locals, ...emitRule({ when, test }, (variable) => `v${slotOf(variable)}`, useExact)];
    return `function rule${index}(v) {\n${body.map((line) => `  ${line}`).join('\n')}\n}`;
  });
  const calls = trees.map((_, index) => `  codes[${index}] = rule${index}(v);`);
  const single = trees.map((_, index) => `rule${index}`).join(', ');
  const source = `'use strict';\n${functions.join('\n')}\nfunction run(v, codes) {\n${calls.join('\n')}\n}\nreturn { run, single: [${single}] };`;
  return buildFunction<Built>(source, { exact, UNREADABLE: Unknown.unreadable });
}

/** The one place where text becomes code: what is emitted from checked trees, over these names and no others. */
export function buildFunction<Result>(source: string, names: Readonly<Record<string, unknown>>): Result {
  const build = new Function(...Object.keys(names), source) as (...values: unknown[]) => Result;
  return build(...Object.values(names));
}

export function joinVariables(when: BoolTree | null, test: BoolTree): { reads: Variable[]; asks: Variable[] } {
  const parts = [...(when ? [when] : []), test].map(variablesIn);
  return { reads: parts.flatMap(({ reads }) => [...reads]), asks: parts.flatMap(({ asks }) => [...asks]) };
}

/**
 * The statements of a function that returns one rule's code. `exact` writes what gives the code of a condition for values
 * that the emitted code does not handle.
 */
export function emitRule(
  { when, test }: RuleTrees,
  local: (variable: Variable) => string,
  exact: (tree: BoolTree) => string,
): string[] {
  return [
    ...(when ? emitWhen(emitCondition(when, local), exact(when)) : []),
    ...emitTest(emitCondition(test, local), exact(test)),
  ];
}

function emitWhen({ decided, guard, value }: ReturnType<typeof emitCondition>, exact: string): string[] {
  const slow = `const w = ${exact}; if (w !== ${CODE.pass}) return w === ${CODE.fail} ? ${CODE.condition} : w;`;
  return [
    ...(decided && !decided.answer ? [`if (${decided.when}) return ${CODE.condition};`] : []),
    guard === null ? `{ ${slow} }` : `if (${guard}) { if (!(${value})) return ${CODE.condition}; } else { ${slow} }`,
  ];
}

function emitTest({ decided, guard, value }: ReturnType<typeof emitCondition>, exact: string): string[] {
  return [
    ...(decided ? [`if (${decided.when}) return ${decided.answer ? CODE.pass : CODE.fail};`] : []),
    ...(guard === null ? [] : [`if (${guard}) return ${value} ? ${CODE.pass} : ${CODE.fail};`]),
    `return ${exact};`,
  ];
}
