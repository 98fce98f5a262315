import type { Variable } from './scope.js';

export type ArithmeticOperator = '+' | '-' | '*';
export type CompareOperator = '<' | '<=' | '==' | '!=' | '>=' | '>';
export type TextOperator = 'contains' | 'startsWith' | 'endsWith';

/** A constant; a figure is `units` × 10^−`scale`. */
export type Literal =
  | { readonly kind: 'literal'; readonly type: 'decimal'; readonly units: bigint; readonly scale: number }
  | { readonly kind: 'literal'; readonly type: 'string'; readonly value: string }
  | { readonly kind: 'literal'; readonly type: 'bool'; readonly value: boolean };

/** A checked expression whose types and decimals are all decided: what is compiled and nothing else. */
export type Tree = BoolTree | DecimalTree | StringTree;

export type BoolTree =
  | Extract<Literal, { type: 'bool' }>
  | { readonly kind: 'read'; readonly type: 'bool'; readonly variable: Variable }
  | { readonly kind: 'known'; readonly type: 'bool'; readonly variable: Variable }
  | { readonly kind: 'not'; readonly type: 'bool'; readonly of: BoolTree }
  | { readonly kind: 'and' | 'or'; readonly type: 'bool'; readonly left: BoolTree; readonly right: BoolTree }
  | {
      readonly kind: 'compare';
      readonly type: 'bool';
      readonly op: CompareOperator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'in'; readonly type: 'bool'; readonly of: Tree; readonly list: readonly Literal[] }
  | {
      readonly kind: 'text';
      readonly type: 'bool';
      readonly op: TextOperator;
      readonly of: StringTree;
      readonly part: StringTree;
    }
  | Choose<'bool', BoolTree>;

export type DecimalTree =
  | Extract<Literal, { type: 'decimal' }>
  | { readonly kind: 'read'; readonly type: 'decimal'; readonly variable: Variable; readonly scale: number }
  | {
      readonly kind: 'arithmetic';
      readonly type: 'decimal';
      readonly op: ArithmeticOperator;
      readonly left: DecimalTree;
      readonly right: DecimalTree;
      readonly scale: number;
    }
  /** A fraction, which has no scale until it is rounded: of a calculation only, never of a rule. */
  | {
      readonly kind: 'divide';
      readonly type: 'decimal';
      readonly left: DecimalTree;
      readonly right: DecimalTree;
      readonly scale: 0;
    }
  | { readonly kind: 'negate' | 'abs'; readonly type: 'decimal'; readonly of: DecimalTree; readonly scale: number }
  | (Choose<'decimal', DecimalTree> & { readonly scale: number });

export type StringTree =
  | Extract<Literal, { type: 'string' }>
  | { readonly kind: 'read'; readonly type: 'string'; readonly variable: Variable }
  | Choose<'string', StringTree>;

interface Choose<Type extends string, Branch> {
  readonly kind: 'choose';
  readonly type: Type;
  readonly test: BoolTree;
  readonly chosen: Branch;
  readonly otherwise: Branch;
}

/** The parts of a node that are expressions themselves, in the order they are evaluated. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'read':
    case 'known':
      return [];
    case 'not':
    case 'negate':
    case 'abs':
    case 'in':
      return [tree.of];
    case 'text':
      return [tree.of, tree.part];
    case 'choose':
      return [tree.test, tree.chosen, tree.otherwise];
    default:
      return [tree.left, tree.right];
  }
}

/** Every variable whose value is read, and every one that is only asked for being known, each once. */
export function variablesIn(tree: Tree): { reads: Set<Variable>; asks: Set<Variable> } {
  const reads = new Set<Variable>();
  const asks = new Set<Variable>();
  const visit = (node: Tree) => {
    if (node.kind === 'read') reads.add(node.variable);
    else if (node.kind === 'known') asks.add(node.variable);
    else partsOf(node).forEach(visit);
  };
  visit(tree);
  return { reads, asks };
}
