import type { Facts, Outcome, Report, Rule, RuleOutcome } from '@signatory/domain';
import { CODE } from '../expression/compile.js';
import type { Variable } from '../expression/scope.js';
import { toSlot, Unknown, type Lookup } from '../expression/value.js';
import type { GeneratedInput, GeneratedRule } from '../generated/generated-rule.js';
import { describeJudgement } from './judgement-facts.js';
import type { PreparedPlan, WrittenRules } from './prepare-plan.js';
import type { Surroundings } from './values.js';

/** A report as rules look at it. */
export interface RunInput extends Omit<GeneratedInput, 'entry' | 'member'> {
  readonly report: Report;
  readonly around: Surroundings;
  readonly indicators: PreparedPlan['indicators'];
}

/** Runs the rules among a commitment's written ones that are wanted. */
export function runWritten(
  { rules, labels, compiled, places, reads }: WrittenRules,
  input: RunInput,
  wanted: (code: string) => boolean,
): RuleOutcome[] {
  const { lookup } = input;
  // All of them together are one function over one row; a few are cheaper alone.
  const codes = rules.every(({ code }) => wanted(code)) ? compiled.run(compiled.fill(lookup)) : null;
  return rules.flatMap((rule, index): RuleOutcome[] => {
    if (!wanted(rule.code)) return [];
    const place = places[index] ?? 'The rule was not compiled';
    const read = reads[index] ?? [];
    const outcome: Outcome =
      typeof place === 'string'
        ? { kind: 'NOT_RUN', cause: place }
        : outcomeOf(codes ? (codes[place] ?? CODE.notRun) : compiled.runOne(place, lookup), read, lookup);
    const common = { rule: rule.code, severity: rule.severity, field: { indicator: rule.on }, outcome };
    if (outcome.kind !== 'FAIL' && outcome.kind !== 'NOT_RUN') return [{ ...common, facts: {} }];
    const { facts, reviewerFacts } = factsOf(read, input);
    const unreadable = outcome.kind === 'NOT_RUN' ? unreadableOf(read, lookup) : '';
    return [
      {
        ...common,
        facts: { label: labels[index] ?? rule.on, ...facts, ...(unreadable === '' ? {} : { unreadable }) },
        ...(Object.keys(reviewerFacts).length > 0 ? { reviewerFacts } : {}),
      },
    ];
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
    case CODE.tooFewValues:
      return { kind: 'NOT_APPLICABLE', reason: 'too-few-values' };
    case CODE.seriesBreak:
      return { kind: 'NOT_APPLICABLE', reason: 'series-break' };
    default:
      return {
        kind: 'NOT_RUN',
        cause: `Cannot be read as its indicator declares it: ${unreadableOf(reads, lookup)}`,
      };
  }
}

/** The names of what a rule reads and cannot, as its expression uses them. */
function unreadableOf(reads: readonly Variable[], lookup: Lookup): string {
  const unreadable = reads.filter((variable) => toSlot(lookup(variable), variable) === Unknown.unreadable);
  return unreadable.map(({ name }) => name).join(', ');
}

/** The values a rule read, by the names its expression uses, so that a message can say them. */
function factsOf(reads: readonly Variable[], input: RunInput): { facts: Facts; reviewerFacts: Facts } {
  const facts: Record<string, Facts[string]> = {};
  const reviewerFacts: Record<string, Facts[string]> = {};
  for (const variable of reads) {
    const value = input.lookup(variable);
    facts[variable.name] = value instanceof Unknown ? null : typeof value === 'object' ? value.toString() : value;
    const judged = describeJudgement(variable, input);
    Object.assign(facts, judged.facts);
    Object.assign(reviewerFacts, judged.reviewerFacts);
  }
  return { facts, reviewerFacts };
}

/** Runs one generated rule: one outcome for each place it looked at. */
export function runGenerated(rule: GeneratedRule, { report, window, lookup, partners }: RunInput): RuleOutcome[] {
  const entry = Object.hasOwn(report.entries, rule.on) ? report.entries[rule.on] : undefined;
  const common = { rule: rule.code, severity: rule.severity };
  try {
    const found = rule.test({ member: report.member, entry, window, lookup, partners });
    return found.map(({ part, ...rest }) => ({
      ...common,
      field: { indicator: rule.on, ...(part === undefined ? {} : { part }) },
      ...rest,
    }));
  } catch (error) {
    // A report from outside may hold what no type allows; the rule then says so instead of passing.
    const cause = error instanceof Error ? error.message : String(error);
    return [{ ...common, field: { indicator: rule.on }, outcome: { kind: 'NOT_RUN', cause }, facts: {} }];
  }
}

/** The outcome of a rule whose commitment is not asked of the member. */
export function notAsked({ code, severity, on }: Pick<Rule, 'code' | 'severity' | 'on'>): RuleOutcome {
  const outcome: Outcome = { kind: 'NOT_APPLICABLE', reason: 'condition' };
  return { rule: code, severity, field: { indicator: on }, outcome, facts: {} };
}
