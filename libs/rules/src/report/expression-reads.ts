import { checkCondition } from '../expression/check.js';
import type { Scope, Variable } from '../expression/scope.js';
import { variablesIn } from '../expression/tree.js';

/** The variables an expression reads or asks for, each once. An expression at fault reads none. */
export function variablesOf(expression: string, scope: Scope): Variable[] {
  const result = checkCondition(expression, scope);
  if (!result.ok) return [];
  const { reads, asks } = variablesIn(result.expression.tree);
  return [...new Set([...reads, ...asks])];
}

/** The indicators an expression reads or asks for, each once. */
export function indicatorsIn(expression: string, scope: Scope): string[] {
  return [...new Set(variablesOf(expression, scope).map(({ indicator }) => indicator))];
}
