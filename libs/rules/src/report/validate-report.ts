import {
  appliesTo,
  type Facts,
  type Finding,
  type Indicator,
  type Outcome,
  type Plan,
  type Report,
  type Rule,
  type RuleOutcome,
} from '@signatory/domain';
import { CODE } from '../expression/compile.js';
import { nearest } from '../expression/fault.js';
import type { Variable } from '../expression/scope.js';
import { toSlot, Unknown, type Lookup } from '../expression/value.js';
import type { GeneratedRule } from '../generated/generated-rule.js';
import type { Window } from './date.js';
import { preparePlan, type WrittenRules } from './prepare-plan.js';
import { lookupReport } from './values.js';

/** A member's report to be validated, with its report in the earlier cycle where there is one. */
export interface ReportToValidate {
  readonly plan: Plan;
  readonly report: Report;
  readonly before?: Report | null;
  readonly window: Window;
}

/**
 * Runs every rule of a plan, written and generated, over one report: each gives PASS, FAIL (one per place at fault),
 * NOT_APPLICABLE with its reason, or NOT_RUN with its cause. Nothing is left out, in the plan's order. Never throws for
 * what stands in the report.
 */
export function validateReport({ plan, report, before = null, window }: ReportToValidate): RuleOutcome[] {
  const prepared = preparePlan(plan);
  const lookup = lookupReport(prepared.indicators, report, before);
  return [
    ...findUnknownEntries(prepared.indicators, report),
    ...prepared.commitments.flatMap(({ commitment, generated, written }) => {
      const asked = appliesTo(commitment, report.member).kind === 'asked';
      if (!asked) return [...generated, ...written.rules].map((rule) => notAsked(rule));
      return [...generated.flatMap((rule) => runGenerated(rule, report, window)), ...runWritten(written, lookup)];
    }),
  ];
}

/** The FAILs among some outcomes, as findings. */
export function findingsOf(outcomes: readonly RuleOutcome[]): Finding[] {
  return outcomes
    .filter(({ outcome }) => outcome.kind === 'FAIL')
    .map(({ rule, severity, field, facts }) => ({ rule, severity, field, facts }));
}

function runWritten({ rules, labels, compiled, places, reads }: WrittenRules, lookup: Lookup): RuleOutcome[] {
  const codes = compiled.run(compiled.fill(lookup));
  return rules.map((rule, index) => {
    const place = places[index] ?? 'The rule was not compiled';
    const read = reads[index] ?? [];
    const outcome: Outcome =
      typeof place === 'string'
        ? { kind: 'NOT_RUN', cause: place }
        : outcomeOf(codes[place] ?? CODE.notRun, read, lookup);
    return {
      rule: rule.code,
      severity: rule.severity,
      field: { indicator: rule.on },
      outcome,
      facts: { label: labels[index] ?? rule.on, ...factsOf(read, lookup) },
    };
  });
}

function outcomeOf(code: number, reads: readonly Variable[], lookup: Lookup): Outcome {
  switch (code) {
    case CODE.pass:
      return { kind: 'PASS' };
    case CODE.fail:
      return { kind: 'FAIL' };
    case CODE.condition:
      return { kind: 'NOT_APPLICABLE', reason: 'condition' };
    case CODE.unanswered:
      return { kind: 'NOT_APPLICABLE', reason: 'unanswered' };
    case CODE.noEarlierCycle:
      return { kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' };
    case CODE.noData:
      return { kind: 'NOT_APPLICABLE', reason: 'no-data' };
    default: {
      const unreadable = reads.filter((variable) => toSlot(lookup(variable), variable) === Unknown.unreadable);
      const names = unreadable.map(({ name }) => name);
      return { kind: 'NOT_RUN', cause: `Cannot be read as its indicator declares it: ${names.join(', ')}` };
    }
  }
}

/** The values a rule read, by the names its expression uses, so that a message can say them. */
function factsOf(reads: readonly Variable[], lookup: Lookup): Facts {
  return Object.fromEntries(
    reads.map((variable) => {
      const value = lookup(variable);
      if (value instanceof Unknown) return [variable.name, null];
      return [variable.name, typeof value === 'object' ? value.toString() : value];
    }),
  );
}

function runGenerated(rule: GeneratedRule, report: Report, window: Window): RuleOutcome[] {
  const entry = Object.hasOwn(report.entries, rule.on) ? report.entries[rule.on] : undefined;
  const common = { rule: rule.code, severity: rule.severity };
  try {
    return rule.test({ entry, window }).map(({ part, outcome, facts }) => ({
      ...common,
      field: { indicator: rule.on, ...(part === undefined ? {} : { part }) },
      outcome,
      facts,
    }));
  } catch (error) {
    // A report from outside may hold what no type allows; the rule then says so instead of passing.
    const cause = error instanceof Error ? error.message : String(error);
    return [{ ...common, field: { indicator: rule.on }, outcome: { kind: 'NOT_RUN', cause }, facts: {} }];
  }
}

function notAsked({ code, severity, on }: Pick<Rule, 'code' | 'severity' | 'on'>): RuleOutcome {
  return {
    rule: code,
    severity,
    field: { indicator: on },
    outcome: { kind: 'NOT_APPLICABLE', reason: 'condition' },
    facts: {},
  };
}

function findUnknownEntries(indicators: ReadonlyMap<string, Indicator>, report: Report): RuleOutcome[] {
  return Object.keys(report.entries)
    .filter((code) => !indicators.has(code))
    .map((code) => {
      const near = nearest(code, indicators.keys());
      const facts = { value: code, cure: near ? `"${near}"?` : '' };
      return { rule: 'unknown', severity: 'BLOCKER', field: { indicator: code }, outcome: { kind: 'FAIL' }, facts };
    });
}
