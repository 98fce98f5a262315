import { EvaluationError, type ASTNode } from '@marcbachmann/cel-js';
import { celScopeOf, requireCondition } from './check.js';
import { CODE, codeOf, resultOf, type OutcomeCode, type RuleText } from './compile.js';
import { readKnownPath, readPath } from './path.js';
import type { Scope, Variable } from './scope.js';
import { variablesIn } from './tree.js';
import { toSlot, Unknown, type Lookup } from './value.js';

/** A report's values as cel-js takes them, and why the missing ones are missing. */
export interface CelContext {
  readonly values: Record<string, unknown>;
  readonly missing: ReadonlyMap<string, Unknown>;
}

/** The rules as cel-js itself evaluates them, over the same types: what compiled rules are held against. */
export interface InterpretedRules {
  readonly fill: (lookup: Lookup) => CelContext;
  readonly run: (context: CelContext, codes?: Uint8Array) => Uint8Array;
}

/** As `compileRules`, by cel-js's evaluator. Throws `ExpressionError` where a rule does not pass its check. */
export function interpretRules(rules: readonly RuleText[], scope: Scope): InterpretedRules {
  const cel = celScopeOf(scope);
  const used = new Set<Variable>();
  const parse = (expression: string) => {
    const { reads, asks } = variablesIn(requireCondition(expression, scope));
    for (const variable of [...reads, ...asks]) used.add(variable);
    const parsed = cel.environment.parse(expression);
    parsed.check();
    return parsed as (context: Record<string, unknown>) => unknown;
  };
  const parsed = rules.map((rule) => ({
    when: rule.when === undefined ? null : parse(rule.when),
    test: parse(rule.test),
  }));
  return {
    fill(lookup) {
      const missing = new Map<string, Unknown>();
      const give = (variable: Variable) => {
        const value = lookup(variable);
        const slot = toSlot(value, variable);
        if (!(slot instanceof Unknown)) return value;
        missing.set(variable.name, slot);
        return undefined;
      };
      const known = (variable: Variable) => {
        const slot = toSlot(lookup(variable), variable);
        return slot === Unknown.unreadable ? undefined : !(slot instanceof Unknown);
      };
      return { values: cel.buildContext(used, give, known), missing };
    },
    run(context, codes = new Uint8Array(rules.length)) {
      parsed.forEach(({ when, test }, index) => {
        codes[index] = runRule(when, test, context);
      });
      return codes;
    },
  };
}

/** One condition by cel-js's evaluator: true, false, or why it cannot be told. */
export function interpret(expression: string, scope: Scope): (lookup: Lookup) => boolean | Unknown {
  const rules = interpretRules([{ test: expression }], scope);
  return (lookup) => resultOf(rules.run(rules.fill(lookup)));
}

type Evaluate = (context: Record<string, unknown>) => unknown;

function runRule(when: Evaluate | null, test: Evaluate, context: CelContext): OutcomeCode {
  const applies = when ? codeOf(evaluate(when, context)) : CODE.pass;
  if (applies !== CODE.pass) return applies === CODE.fail ? CODE.condition : applies;
  return codeOf(evaluate(test, context));
}

function evaluate(run: Evaluate, context: CelContext): unknown {
  try {
    return run(context.values);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return missingAt(error.node, context);
  }
}

/** cel-js reports a missing value as an error on the node that read it. */
function missingAt(node: ASTNode | undefined, context: CelContext): Unknown {
  const path = node ? readPath(node) : null;
  if (!path) return Unknown.unreadable;
  return context.missing.get(readKnownPath(path) ?? path.join('.')) ?? Unknown.unreadable;
}
