import type { BoolTree, CompareOperator, DecimalTree, Literal, Tree } from './tree.js';
import type { Variable } from './scope.js';
import { Unknown, type Slot } from './value.js';

/** A value in exact evaluation: figures are bigints at their node's scale. */
type Exact = boolean | string | bigint | Unknown;
export type ExactRun = (slots: readonly Slot[]) => Exact;

/** Where a variable's value stands in a row of slots. */
export type SlotOf = (variable: Variable) => number;

/**
 * Builds the evaluator that is right for every row: any size of figure, any value missing. The emitted code handles
 * the rows it can handle fast and comes here with the rest, so this is where the meaning of a rule is written down.
 *
 * A missing value makes what reads it unknown; `false && unknown` is false and `true || unknown` is true, in either
 * order; where both sides are unknown the right one's reason is given. That is what cel-js does with errors.
 */
export function buildExact(tree: Tree, slotOf: SlotOf): ExactRun {
  switch (tree.kind) {
    case 'literal': {
      const value = tree.type === 'decimal' ? tree.units : tree.value;
      return () => value;
    }
    case 'read': {
      const slot = slotOf(tree.variable);
      if (tree.type !== 'decimal') return (slots) => readAs(slots[slot], tree.type === 'bool' ? 'boolean' : 'string');
      return (slots) => {
        const value = slots[slot];
        return typeof value === 'number' ? BigInt(value) : readAs(value, 'bigint');
      };
    }
    case 'known': {
      const slot = slotOf(tree.variable);
      return (slots) => {
        const value = slots[slot];
        return value === Unknown.unreadable ? value : value !== undefined && !(value instanceof Unknown);
      };
    }
    case 'not':
      return map(buildExact(tree.of, slotOf), (value) => value !== true);
    case 'negate':
      return mapFigure(buildExact(tree.of, slotOf), (value) => -value);
    case 'abs':
      return mapFigure(buildExact(tree.of, slotOf), (value) => (value < 0n ? -value : value));
    case 'and':
    case 'or':
      return buildLogic(tree, slotOf);
    case 'choose':
      return buildChoose(tree, slotOf);
    case 'in':
      return buildIn(tree.of, tree.list, slotOf);
    case 'text': {
      const { op } = tree;
      return both(buildExact(tree.of, slotOf), buildExact(tree.part, slotOf), (of, part) => {
        const text = String(of);
        if (op === 'contains') return text.includes(String(part));
        return op === 'startsWith' ? text.startsWith(String(part)) : text.endsWith(String(part));
      });
    }
    case 'compare': {
      const holds = COMPARE[tree.op];
      const scale = commonScale(tree.left, tree.right);
      return both(atScale(tree.left, scale, slotOf), atScale(tree.right, scale, slotOf), holds);
    }
    case 'divide':
      throw new Error('No rule divides: its check refuses it.');
    case 'arithmetic': {
      const { op, scale } = tree;
      const at = (side: DecimalTree) => atScale(side, op === '*' ? side.scale : scale, slotOf);
      return both(at(tree.left), at(tree.right), (a, b) => {
        if (typeof a !== 'bigint' || typeof b !== 'bigint') return Unknown.unreadable;
        if (op === '*') return a * b;
        return op === '+' ? a + b : a - b;
      });
    }
  }
}

const COMPARE: Record<CompareOperator, (a: Known, b: Known) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
};

type Known = boolean | string | bigint;

/** A slot that was never filled is an unanswered value; one of another type than its variable's is unreadable. */
function readAs(value: Slot | undefined, type: 'boolean' | 'string' | 'bigint'): Exact {
  if (value === undefined) return Unknown.unanswered;
  if (value instanceof Unknown) return value;
  return typeof value === type && typeof value !== 'number' ? value : Unknown.unreadable;
}

function map(run: ExactRun, apply: (value: Known) => Exact): ExactRun {
  return (slots) => {
    const value = run(slots);
    return value instanceof Unknown ? value : apply(value);
  };
}

function mapFigure(run: ExactRun, apply: (value: bigint) => bigint): ExactRun {
  return map(run, (value) => (typeof value === 'bigint' ? apply(value) : Unknown.unreadable));
}

function both(left: ExactRun, right: ExactRun, apply: (a: Known, b: Known) => Exact): ExactRun {
  return (slots) => {
    const a = left(slots);
    if (a instanceof Unknown) return a;
    const b = right(slots);
    return b instanceof Unknown ? b : apply(a, b);
  };
}

function buildLogic(tree: Extract<BoolTree, { kind: 'and' | 'or' }>, slotOf: SlotOf): ExactRun {
  const left = buildExact(tree.left, slotOf);
  const right = buildExact(tree.right, slotOf);
  const decides = tree.kind === 'or';
  return (slots) => {
    const a = left(slots);
    if (a === decides) return decides;
    const b = right(slots);
    return b === decides || b instanceof Unknown ? b : a;
  };
}

function buildChoose(tree: Extract<Tree, { kind: 'choose' }>, slotOf: SlotOf): ExactRun {
  const scale = tree.type === 'decimal' ? tree.scale : 0;
  const test = buildExact(tree.test, slotOf);
  const chosen = atScale(tree.chosen, scale, slotOf);
  const otherwise = atScale(tree.otherwise, scale, slotOf);
  return (slots) => {
    const holds = test(slots);
    if (holds instanceof Unknown) return holds;
    return holds === true ? chosen(slots) : otherwise(slots);
  };
}

function buildIn(of: Tree, list: readonly Literal[], slotOf: SlotOf): ExactRun {
  const scale = Math.max(0, ...[of, ...list].map(scaleOf));
  const constants = new Set(
    list.map((item) => (item.type === 'decimal' ? scaled(item.units, scale - item.scale) : item.value)),
  );
  return map(atScale(of, scale, slotOf), (value) => constants.has(value));
}

function atScale(tree: Tree, scale: number, slotOf: SlotOf): ExactRun {
  const run = buildExact(tree, slotOf);
  const digits = scale - scaleOf(tree);
  return tree.type !== 'decimal' || digits === 0 ? run : mapFigure(run, (value) => scaled(value, digits));
}

function scaled(units: bigint, digits: number): bigint {
  return units * 10n ** BigInt(digits);
}

/** Decimals of a figure; 0 of anything else. */
export function scaleOf(tree: Tree): number {
  return tree.type === 'decimal' ? tree.scale : 0;
}

/** The scale at which two sides are compared. */
export function commonScale(left: Tree, right: Tree): number {
  return Math.max(scaleOf(left), scaleOf(right));
}
