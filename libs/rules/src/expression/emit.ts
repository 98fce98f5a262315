import { commonScale, scaleOf } from './exact.js';
import type { Variable } from './scope.js';
import { variablesIn, type BoolTree, type DecimalTree, type Literal, type Tree } from './tree.js';

/**
 * JavaScript for one condition, for the rows where every value it reads is there and small enough that no step
 * leaves the whole numbers a double holds exactly. `guard` says whether a row is such a one, `decided` whether
 * the answer is plain before that because a value it asks `known` of is missing.
 */
export interface EmittedCondition {
  /** True or false before anything is read; null where nothing is asked. */
  readonly decided: { readonly when: string; readonly answer: boolean } | null;
  /** Null: no row can be handled here. */
  readonly guard: string | null;
  readonly value: string;
}

/** The name of the local that holds a variable's slot. */
export type LocalOf = (variable: Variable) => string;

/**
 * Writes the code from a checked tree and from nothing else: variables become numbered locals, and the only words
 * taken from a rule's text are string constants, as JSON.
 */
export function emitCondition(tree: BoolTree, local: LocalOf): EmittedCondition {
  const { reads, asks } = variablesIn(tree);
  const largest = LIMITS.find((limit) => magnitude(tree, limit) <= Number.MAX_SAFE_INTEGER);
  const guards = [...reads].map((variable) => guardOf(variable, local(variable), largest ?? 0));
  const asked = [...asks]
    .filter((variable) => !reads.has(variable))
    .map((variable) => `${local(variable)} !== UNREADABLE`);
  return {
    decided: decidedEarly(tree, local),
    guard: largest === undefined ? null : [...guards, ...asked].join(' && ') || 'true',
    value: new Emitter(local, reads).emit(tree),
  };
}

/** Bounds of the figures read, tried from the largest on: the first under which no step can pass 2^53. */
const LIMITS = [Number.MAX_SAFE_INTEGER, 2 ** 46, 2 ** 40, 2 ** 33, 2 ** 26, 2 ** 20, 2 ** 13];

function guardOf(variable: Variable, local: string, limit: number): string {
  if (variable.type.kind !== 'decimal')
    return `typeof ${local} === '${variable.type.kind === 'bool' ? 'boolean' : 'string'}'`;
  const number = `typeof ${local} === 'number'`;
  return limit === Number.MAX_SAFE_INTEGER ? number : `${number} && ${local} <= ${limit} && ${local} >= -${limit}`;
}

/** The largest absolute value of any step, when no figure read is beyond `limit`. */
function magnitude(tree: Tree, limit: number): number {
  const at = (side: Tree, scale: number) => magnitude(side, limit) * 10 ** (scale - scaleOf(side));
  switch (tree.kind) {
    case 'literal':
      return tree.type === 'decimal' ? Math.abs(Number(tree.units)) : 0;
    case 'read':
      return tree.type === 'decimal' ? limit : 0;
    case 'known':
      return 0;
    case 'not':
    case 'negate':
    case 'abs':
      return magnitude(tree.of, limit);
    case 'text':
      return Math.max(magnitude(tree.of, limit), magnitude(tree.part, limit));
    case 'choose':
      return Math.max(magnitude(tree.test, limit), at(tree.chosen, scaleOf(tree)), at(tree.otherwise, scaleOf(tree)));
    case 'in': {
      const scale = inScale(tree.of, tree.list);
      return Math.max(...[tree.of, ...tree.list].map((side) => at(side, scale)));
    }
    case 'arithmetic': {
      const { op, left, right, scale } = tree;
      if (op === '*') {
        const [a, b] = [magnitude(left, limit), magnitude(right, limit)];
        return Math.max(a, b, a * b);
      }
      return at(left, scale) + at(right, scale);
    }
    default: {
      const scale = commonScale(tree.left, tree.right);
      return Math.max(at(tree.left, scale), at(tree.right, scale));
    }
  }
}

function inScale(of: Tree, list: readonly Literal[]): number {
  return Math.max(0, scaleOf(of), ...list.map(scaleOf));
}

/** `known.x && …` is false, and `!known.x || …` true, as soon as x is missing, whatever the rest says. */
function decidedEarly(tree: BoolTree, local: LocalOf): EmittedCondition['decided'] {
  const answer = tree.kind === 'or';
  const sides = tree.kind === 'or' || tree.kind === 'and' ? flatten(tree, tree.kind) : [tree];
  const asked = sides.flatMap((side) => {
    const known = answer ? (side.kind === 'not' ? side.of : null) : side;
    return known?.kind === 'known' ? [local(known.variable)] : [];
  });
  if (asked.length === 0) return null;
  return { when: asked.map((name) => `(typeof ${name} === 'object' && ${name} !== UNREADABLE)`).join(' || '), answer };
}

function flatten(tree: BoolTree, kind: 'and' | 'or'): BoolTree[] {
  return tree.kind === kind ? [...flatten(tree.left, kind), ...flatten(tree.right, kind)] : [tree];
}

class Emitter {
  constructor(
    private readonly local: LocalOf,
    private readonly guarded: ReadonlySet<Variable>,
  ) {}

  emit(tree: Tree): string {
    switch (tree.kind) {
      case 'literal':
        return emitLiteral(tree, scaleOf(tree));
      case 'read':
        return this.local(tree.variable);
      case 'known':
        // What is also read has passed the guard, so it is there.
        return this.guarded.has(tree.variable) ? 'true' : `typeof ${this.local(tree.variable)} !== 'object'`;
      case 'not':
        return `!(${this.emit(tree.of)})`;
      case 'negate':
        // 0 − x, because −x of zero is a second zero.
        return `(0 - ${this.emit(tree.of)})`;
      case 'abs':
        return `Math.abs(${this.emit(tree.of)})`;
      case 'and':
        return `(${this.emit(tree.left)} && ${this.emit(tree.right)})`;
      case 'or':
        return `(${this.emit(tree.left)} || ${this.emit(tree.right)})`;
      case 'choose':
        return `(${this.emit(tree.test)} ? ${this.at(tree.chosen, scaleOf(tree))} : ${this.at(tree.otherwise, scaleOf(tree))})`;
      case 'text':
        return `${this.emit(tree.of)}.${tree.op === 'contains' ? 'includes' : tree.op}(${this.emit(tree.part)})`;
      case 'in':
        return this.emitIn(tree.of, tree.list);
      case 'compare': {
        const scale = commonScale(tree.left, tree.right);
        const op = tree.op === '==' ? '===' : tree.op === '!=' ? '!==' : tree.op;
        return `(${this.at(tree.left, scale)} ${op} ${this.at(tree.right, scale)})`;
      }
      case 'divide':
        throw new Error('No rule divides: its check refuses it.');
      case 'arithmetic':
        return this.emitArithmetic(tree);
    }
  }

  private emitArithmetic({ op, left, right, scale }: Extract<DecimalTree, { kind: 'arithmetic' }>): string {
    if (op === '*') return `(${this.emit(left)} * ${this.emit(right)})`;
    return `(${this.at(left, scale)} ${op} ${this.at(right, scale)})`;
  }

  private emitIn(of: Tree, list: readonly Literal[]): string {
    if (list.length === 0) return 'false';
    const scale = inScale(of, list);
    const value = this.at(of, scale);
    return `(${list.map((item) => `${value} === ${emitLiteral(item, scale)}`).join(' || ')})`;
  }

  private at(tree: Tree, scale: number): string {
    if (tree.kind === 'literal') return emitLiteral(tree, scale);
    const digits = scale - scaleOf(tree);
    return tree.type !== 'decimal' || digits === 0 ? this.emit(tree) : `(${this.emit(tree)} * ${10 ** digits})`;
  }
}

function emitLiteral(literal: Literal, scale: number): string {
  if (literal.type !== 'decimal') return JSON.stringify(literal.value);
  return `(${literal.units * 10n ** BigInt(Math.max(0, scale - literal.scale))})`;
}
