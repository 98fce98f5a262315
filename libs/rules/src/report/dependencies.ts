import type { Plan } from '@signatory/domain';
import { checkCondition } from '../expression/check.js';
import { buildScope, type Scope } from '../expression/scope.js';
import { variablesIn } from '../expression/tree.js';
import { generateRules } from '../generated/generate-rules.js';

/** The indicators an expression reads or asks for, each once. An expression at fault reads none. */
export function indicatorsIn(expression: string, scope: Scope): string[] {
  const result = checkCondition(expression, scope);
  if (!result.ok) return [];
  const { reads, asks } = variablesIn(result.expression.tree);
  return [...new Set([...reads, ...asks].map(({ indicator }) => indicator))];
}

/** By rule code, the indicators whose change can change the rule's outcome; the one it stands on comes first. */
export function dependenciesOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const scope = buildScope(
    plan.commitments.flatMap(({ indicators }) => indicators),
    plan.disaggregations,
  );
  const generated = generateRules(plan).map(({ code, on }): [string, string[]] => [code, [on]]);
  const written = plan.commitments
    .flatMap(({ rules }) => rules)
    .map(({ code, on, when, test }): [string, string[]] => {
      const read = [when, test].flatMap((text) => (text === undefined ? [] : indicatorsIn(text, scope)));
      return [code, [...new Set([on, ...read])]];
    });
  return new Map([...generated, ...written]);
}

/** The indicators tied to some others by a rule, themselves included: what may be edited when those are returned. */
export function tiedTo(plan: Plan, indicators: readonly string[]): string[] {
  const tied = new Set(indicators);
  for (const codes of dependenciesOf(plan).values()) {
    if (codes.some((code) => indicators.includes(code))) codes.forEach((code) => tied.add(code));
  }
  return [...tied];
}
