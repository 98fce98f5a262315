import type { Outcome, Rule, RuleOutcome, Suspension } from '@signatory/domain';
import { CODE } from '../expression/compile.js';
import type { GeneratedRule } from '../generated/generated-rule.js';
import { causeOf } from './not-run-cause.js';
import type { WrittenRules } from './prepare-plan.js';
import { runCellRules } from './run-cell-rules.js';
import type { RunInput } from './run-input.js';
import { factsOf, outcomeOf, unreadableOf } from './written-outcome.js';

/** Runs the rules among a commitment's written ones that are wanted: the outcomes of one after another. */
export function* runWritten(
  written: WrittenRules,
  input: RunInput,
  wanted: (code: string) => boolean,
): Generator<RuleOutcome[], void, undefined> {
  const { lookup, suspended } = input;
  const { rules, labels, compiled, places, reads } = written;
  const runs = (code: string): boolean => wanted(code) && !suspended.has(code);
  const ofCells = runCellRules(written, input, runs);
  // All of them together are one function over one row; a few are cheaper alone.
  const codes = rules.every(({ code }) => runs(code)) ? compiled.run(compiled.fill(lookup)) : null;
  for (const [index, rule] of rules.entries()) {
    if (!wanted(rule.code)) continue;
    const held = suspended.get(rule.code);
    if (held) {
      yield [suspendedOutcome(rule, held)];
      continue;
    }
    const found = ofCells.get(index);
    if (found) {
      yield found();
      continue;
    }
    const place = places[index] ?? [];
    const read = reads[index] ?? [];
    const outcome: Outcome =
      typeof place !== 'number'
        ? { kind: 'NOT_RUN', cause: causeOf(place) }
        : outcomeOf(codes ? (codes[place] ?? CODE.notRun) : compiled.runOne(place, lookup), read, lookup);
    const common = { rule: rule.code, severity: rule.severity, field: { indicator: rule.on }, outcome };
    if (outcome.kind !== 'FAIL' && outcome.kind !== 'NOT_RUN') {
      yield [{ ...common, facts: {} }];
      continue;
    }
    const { facts, reviewerFacts } = factsOf(read, input);
    const unreadable = outcome.kind === 'NOT_RUN' ? unreadableOf(read, lookup) : '';
    yield [
      {
        ...common,
        facts: { label: labels[index] ?? rule.on, ...facts, ...(unreadable === '' ? {} : { unreadable }) },
        ...(Object.keys(reviewerFacts).length > 0 ? { reviewerFacts } : {}),
      },
    ];
  }
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

/** The outcome of a rule that the secretariat suspended: it stands on the field as a whole, and is not asked. */
export function suspendedOutcome(
  { code, severity, on }: Pick<Rule, 'code' | 'severity' | 'on'>,
  { reason, language }: Suspension,
): RuleOutcome {
  const facts = { reason, language };
  return { rule: code, severity, field: { indicator: on }, outcome: { kind: 'SUSPENDED' }, facts };
}
