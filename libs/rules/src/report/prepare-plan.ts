import { faultWords, type Commitment, type FaultWords, type Indicator, type Plan, type Rule } from '@signatory/domain';
import { checkCondition } from '../expression/check.js';
import { compileRules, type CompiledRules } from '../expression/compile.js';
import { buildScope, CELL, type Scope, type Variable } from '../expression/scope.js';
import { generateCommitmentRules } from '../generated/generate-rules.js';
import type { GeneratedRule } from '../generated/generated-rule.js';
import { CellScopes, hasCellsBy, prepareCellRules, type CellRules, type SoundCellRule } from './cell-rules.js';
import { variablesOf } from './expression-reads.js';

/** The rules a commitment's authors wrote, compiled together. */
export interface WrittenRules {
  readonly rules: readonly Rule[];
  /** The printed labels of the indicators that the rules stand on. */
  readonly labels: readonly string[];
  readonly compiled: CompiledRules;
  /** Where each of `rules` stands among the compiled ones, or why it cannot run. */
  readonly places: readonly (number | readonly FaultWords[])[];
  readonly reads: readonly (readonly Variable[])[];
  /** Those that are asked of each cell; they are not among the compiled ones. */
  readonly ofCells: readonly CellRules[];
}

/** What a rule looks at: indicators of the report (the one it stands on first), and what stands around the report. */
export interface RuleReads {
  readonly indicators: readonly string[];
  readonly around: readonly Exclude<Variable['cycle'], 'now'>[];
  /** Whether it looks at the cells of the indicator that it stands on there too; of what stands around there are totals only else. */
  readonly cellsAround: boolean;
}

/** A plan's rules, ready to run over any report. */
export interface PreparedPlan {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly commitments: readonly PreparedCommitment[];
  /** By rule code. */
  readonly reads: ReadonlyMap<string, RuleReads>;
}

export interface PreparedCommitment {
  readonly commitment: Commitment;
  readonly generated: readonly GeneratedRule[];
  readonly written: WrittenRules;
}

const preparedPlans = new WeakMap<Plan, PreparedPlan>();

/** Compiles a plan's rules, once per plan. */
export function preparePlan(plan: Plan): PreparedPlan {
  const found = preparedPlans.get(plan);
  if (found) return found;
  const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const scope = buildScope(indicators, plan.disaggregations);
  const cellScopes = new CellScopes(scope, plan.disaggregations);
  const commitments = plan.commitments.map((commitment) => ({
    commitment,
    generated: generateCommitmentRules(plan, commitment, scope),
    written: prepareWritten(commitment.rules, scope, cellScopes, byCode),
  }));
  const prepared = {
    indicators: byCode,
    commitments,
    reads: new Map(commitments.flatMap((each) => readsIn(each, scope))),
  };
  preparedPlans.set(plan, prepared);
  return prepared;
}

function readsIn({ generated, written }: PreparedCommitment, scope: Scope): [string, RuleReads][] {
  return [
    ...generated.map(({ code, reads, when }): [string, RuleReads] => {
      const around = aroundOf(when === undefined ? [] : variablesOf(when, scope));
      return [code, { indicators: reads, around, cellsAround: false }];
    }),
    ...written.rules.map(({ code, on }, index): [string, RuleReads] => {
      const variables = written.reads[index] ?? [];
      const named = variables.flatMap(({ indicator }) => (indicator === CELL ? [] : [indicator]));
      const cellsAround = variables.some(({ indicator, cycle }) => indicator === CELL && cycle !== 'now');
      return [code, { indicators: [...new Set([on, ...named])], around: aroundOf(variables), cellsAround }];
    }),
  ];
}

function aroundOf(variables: readonly Variable[]): RuleReads['around'] {
  return [...new Set(variables.flatMap(({ cycle }) => (cycle === 'now' ? [] : [cycle])))];
}

/** A rule that does not pass its check is kept out of the compiled ones and reported as not run, with the fault. */
function prepareWritten(
  rules: readonly Rule[],
  scope: Scope,
  cellScopes: CellScopes,
  indicators: ReadonlyMap<string, Indicator>,
): WrittenRules {
  const sound: Rule[] = [];
  const ofCells: SoundCellRule[] = [];
  const scopes = rules.map((rule) => scopeOf(rule, indicators, scope, cellScopes));
  const places = rules.map((rule, index) => {
    const own = scopes[index] ?? scope;
    if (isFaulty(own)) return own;
    const faults = [rule.when, rule.test].flatMap((text) => {
      const result = text === undefined ? null : checkCondition(text, own);
      return result && !result.ok ? result.faults : [];
    });
    if (faults.length > 0) return faults.map(({ words }) => words);
    if (rule.each === undefined) return sound.push(rule) - 1;
    return ofCells.push({ rule: { ...rule, each: rule.each }, index, scope: own }) - 1;
  });
  const compiled = compileRules(sound, scope);
  const reads = rules.map((rule, index) => {
    const place = places[index];
    const own = scopes[index] ?? scope;
    // Of a faulty rule what can still be read, so that its correction is seen by whoever depends on it.
    if (typeof place !== 'number' || rule.each !== undefined)
      return isFaulty(own) ? [] : [rule.when, rule.test].flatMap((text) => (text ? variablesOf(text, own) : []));
    return compiled.reads[place] ?? [];
  });
  const labels = rules.map(({ on }) => indicators.get(on)?.label ?? on);
  return { rules, labels, compiled, places, reads, ofCells: prepareCellRules(ofCells, indicators, cellScopes) };
}

/** What a rule may read, or why it cannot be asked of each cell. */
function scopeOf(
  { on, each }: Rule,
  indicators: ReadonlyMap<string, Indicator>,
  scope: Scope,
  cellScopes: CellScopes,
): Scope | readonly FaultWords[] {
  if (each === undefined) return scope;
  const indicator = indicators.get(on);
  if (!indicator || !hasCellsBy(indicator, each)) {
    const by = indicator?.by ?? [];
    const isBroken = by.length > 0 ? 'yes' : 'no';
    return [faultWords('plan.each', { indicator: on, each, isBroken, by: by.join(', ') })];
  }
  return cellScopes.of(indicator);
}

function isFaulty(own: Scope | readonly FaultWords[]): own is readonly FaultWords[] {
  return Array.isArray(own);
}
