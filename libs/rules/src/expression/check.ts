import { type ASTNode, ParseError } from '@marcbachmann/cel-js';
import { faultWords, type FaultWords } from '@signatory/domain';
import { createCelScope, LONGEST_EXPRESSION, type CelScope } from './environment.js';
import { ExpressionError, type ExpressionFault } from './fault.js';
import { Lowering } from './lower.js';
import type { Scope } from './scope.js';
import type { BoolTree, Tree } from './tree.js';

/** An expression that parsed, type-checks and stays within what rules may say. */
export interface CheckedExpression {
  readonly text: string;
  readonly tree: Tree;
}

export type CheckResult =
  | { readonly ok: true; readonly type: Tree['type']; readonly expression: CheckedExpression }
  | { readonly ok: false; readonly faults: readonly ExpressionFault[] };

const celScopes = new WeakMap<Scope, CelScope>();

/** The cel-js environment of a scope, built once. */
export function celScopeOf(scope: Scope): CelScope {
  const found = celScopes.get(scope) ?? createCelScope(scope);
  celScopes.set(scope, found);
  return found;
}

/** Checks an expression against the variables it may read: its type, or every fault with its place. Never throws. */
export function check(expression: string, scope: Scope): CheckResult {
  const parsed = parseExpression(expression, scope);
  if (!parsed.ok) return parsed;
  const lowering = new Lowering(scope);
  const tree = lowering.lower(parsed.ast);
  if (!tree || lowering.faults.length > 0) return { ok: false, faults: lowering.faults };
  // cel-js has the last word on types: what it refuses is refused, also where our own walk sees nothing.
  const { error } = celScopeOf(scope).environment.check(expression);
  if (error) {
    const { start, end } = error.range ?? { start: 0, end: expression.length };
    return {
      ok: false,
      faults: [{ code: 'wrong-type', words: faultWords('expression.types'), start, end }],
    };
  }
  return { ok: true, type: tree.type, expression: { text: expression, tree } };
}

/** Checks an expression that must say yes or no, as a rule's `when` and `test` do. */
export function checkCondition(expression: string, scope: Scope): CheckResult {
  const result = check(expression, scope);
  if (!result.ok || result.type === 'bool') return result;
  return {
    ok: false,
    faults: [
      {
        code: 'wrong-type',
        words: faultWords('expression.condition', { is: result.type }),
        start: 0,
        end: expression.length,
      },
    ],
  };
}

/** The tree of an expression that must say yes or no. Throws `ExpressionError` with every fault. */
export function requireCondition(expression: string, scope: Scope): BoolTree {
  const result = checkCondition(expression, scope);
  if (!result.ok) throw new ExpressionError(expression, result.faults);
  const { tree } = result.expression;
  if (tree.type !== 'bool') throw new Error(`A condition that passed its check is not one: ${expression}`);
  return tree;
}

type ParsedExpression = { readonly ok: true; readonly ast: ASTNode } | Extract<CheckResult, { ok: false }>;

/** Parses within the limits of length, depth and size. */
export function parseExpression(expression: string, scope: Scope): ParsedExpression {
  if (expression.length > LONGEST_EXPRESSION) {
    return refuse('too-large', faultWords('expression.long', { length: expression.length, most: LONGEST_EXPRESSION }), [
      0,
      expression.length,
    ]);
  }
  if (expression.trim() === '') return refuse('syntax', faultWords('expression.empty'), [0, 0]);
  try {
    return { ok: true, ast: celScopeOf(scope).environment.parse(expression).ast };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { start, end } = error.range ?? { start: 0, end: expression.length };
    const large = error.code.includes('limit') || /exceed|limit|too (deep|many)/i.test(error.summary);
    return large
      ? refuse('too-large', faultWords('expression.large'), [start, end])
      : refuse('syntax', faultWords('expression.syntax'), [start, end]);
  }
}

function refuse(
  code: ExpressionFault['code'],
  words: FaultWords,
  [start, end]: [number, number],
): Extract<CheckResult, { ok: false }> {
  return { ok: false, faults: [{ code, words, start, end }] };
}
