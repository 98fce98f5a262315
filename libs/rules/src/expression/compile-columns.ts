import { buildFunction, emitRule, joinVariables, treesOf, type RuleText } from './compile.js';
import type { Scope, Variable } from './scope.js';
import { Unknown, type Slot } from './value.js';

/**
 * What one variable holds in many rows: its figures as whole units of the last decimal, NaN or infinite where there is none or
 * none that a double holds exactly; of a condition 0, 1 or `UNTOLD`.
 */
export type Column = Float64Array | Uint8Array;

/** A condition that is neither true nor false in one row of a column. */
export const UNTOLD = 2;

/** In place of a rule's code: the row has to be run by itself. */
export const ALONE = 255;

/**
 * Evaluates every rule over so many rows, into `codes`: all rows of the first rule, then those of the second. A row in which
 * something that a rule reads is missing is left `ALONE`. Of each variable there is a column, or what it holds in every row.
 */
export type RunColumns = (columns: readonly (Column | Slot)[], rows: number, codes: Uint8Array) => void;

/**
 * Compiles rules over columns: the same code as for one row in one loop, with figures from typed arrays, so that a million rows
 * make no object. `isColumn` says which of the variables are columns. Throws `ExpressionError` where a rule does not pass its check.
 */
export function compileColumns(
  rules: readonly RuleText[],
  scope: Scope,
  variables: readonly Variable[],
  isColumn: (variable: Variable) => boolean,
): RunColumns {
  const placeOf = (variable: Variable): number => variables.indexOf(variable);
  const local = (variable: Variable): string => `v${placeOf(variable)}`;
  const compiled = treesOf(rules, scope).map((trees, n) => {
    const { reads, asks } = joinVariables(trees.when, trees.test);
    const read = [...new Set([...reads, ...asks])];
    const body = emitRule(trees, local, () => String(ALONE)).join('\n  ');
    const there = read.filter(isColumn).map((variable) => emitThere(variable, local(variable)));
    const call = `rule${n}(${read.map(local).join(', ')})`;
    return {
      declaration: `function rule${n}(${read.map(local).join(', ')}) {\n  ${body}\n}`,
      statement: `codes[${n} * rows + at] = ${[...there, 'true'].join(' && ')} ? ${call} : ${ALONE};`,
    };
  });
  const source = `'use strict';
${compiled.map(({ declaration }) => declaration).join('\n')}
return function run(columns, rows, codes) {
  const [${variables.map((variable) => (isColumn(variable) ? `c${placeOf(variable)}` : local(variable))).join(', ')}] = columns;
  for (let at = 0; at < rows; at += 1) {
    ${variables
      .filter(isColumn)
      .map((variable) => emitRow(variable, placeOf(variable)))
      .join('\n    ')}
    ${compiled.map(({ statement }) => statement).join('\n    ')}
  }
};`;
  return buildFunction<RunColumns>(source, { UNREADABLE: Unknown.unreadable });
}

function emitRow({ type }: Variable, place: number): string {
  return type.kind === 'decimal'
    ? `const v${place} = c${place}[at];`
    : `const b${place} = c${place}[at], v${place} = b${place} === 1;`;
}

function emitThere({ type }: Variable, local: string): string {
  const limit = Number.MAX_SAFE_INTEGER;
  return type.kind === 'decimal'
    ? `${local} <= ${limit} && ${local} >= -${limit}`
    : `${local.replace('v', 'b')} !== ${UNTOLD}`;
}
