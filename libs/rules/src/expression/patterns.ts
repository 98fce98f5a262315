import type { BoolTree, CompareOperator, DecimalTree } from './tree.js';

/** A comparison that statistics offices ask for by name, as what it stands for. */
interface Pattern {
  readonly takes: readonly string[];
  /** `figures` are as many as `takes` names. */
  readonly build: (figures: readonly DecimalTree[]) => BoolTree;
}

/**
 * Changes and balances by name. Each is rewritten into comparisons that everything else knows already; of several
 * missing values the last one's reason is given, since cel-js evaluates a call's arguments from the last.
 */
export const PATTERNS = {
  /** Neither figure is more than `most` times the other; signs do not count, and from zero every change is too large. */
  within_factor: {
    takes: ['a', 'b', 'most'],
    build: ([a = ZERO, b = ZERO, most = ZERO]) => ({
      kind: 'and',
      type: 'bool',
      left: compare(absolute(b), '<=', times(absolute(a), most)),
      // The right side decides which reason is given.
      right: compare(times(most, absolute(b)), '>=', absolute(a)),
    }),
  },
  /** Not one above and one below zero. */
  same_sign: { takes: ['a', 'b'], build: ([a = ZERO, b = ZERO]) => compare(times(b, a), '>=', ZERO) },
  /** Stock and flow: the closing stock is the opening one, and what came in, less what went out. */
  balances: {
    takes: ['closing', 'opening', 'in', 'out'],
    build: ([closing = ZERO, opening = ZERO, came = ZERO, went = ZERO]) =>
      compare(sum(sum({ kind: 'negate', type: 'decimal', of: went, scale: went.scale }, came), opening), '==', closing),
  },
} as const satisfies Readonly<Record<string, Pattern>>;

export type PatternName = keyof typeof PATTERNS;

export function isPattern(name: string): name is PatternName {
  return Object.hasOwn(PATTERNS, name);
}

const ZERO: DecimalTree = { kind: 'literal', type: 'decimal', units: 0n, scale: 0 };

function absolute(of: DecimalTree): DecimalTree {
  return { kind: 'abs', type: 'decimal', of, scale: of.scale };
}

function times(left: DecimalTree, right: DecimalTree): DecimalTree {
  return { kind: 'arithmetic', type: 'decimal', op: '*', left, right, scale: left.scale + right.scale };
}

function sum(left: DecimalTree, right: DecimalTree): DecimalTree {
  return { kind: 'arithmetic', type: 'decimal', op: '+', left, right, scale: Math.max(left.scale, right.scale) };
}

function compare(left: DecimalTree, op: CompareOperator, right: DecimalTree): BoolTree {
  return { kind: 'compare', type: 'bool', op, left, right };
}
