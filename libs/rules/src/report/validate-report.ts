import {
  appliesTo,
  clip,
  faultWords,
  nearValues,
  type Finding,
  type Indicator,
  type Plan,
  type Report,
  type RuleOutcome,
  type Suspensions,
} from '@signatory/domain';
import { nearest } from '../expression/fault.js';
import { byRule } from './by-rule.js';
import type { Window } from './date.js';
import { affectedRules, type Changes } from './dependencies.js';
import { preparePlan, type PreparedPlan } from './prepare-plan.js';
import type { RunInput } from './run-input.js';
import { notAsked, runGenerated, runWritten, suspendedOutcome } from './run-rules.js';
import { lookupReport, type Surroundings } from './values.js';

/** A member's report to be validated, with what stands around it. */
export interface ReportToValidate extends Surroundings {
  readonly plan: Plan;
  readonly report: Report;
  readonly window: Window;
  /** Rules that do not run in this cycle. */
  readonly suspended?: Suspensions;
}

const NONE: Suspensions = new Map();

/**
 * Runs every rule of a plan, written and generated, over one report: each gives PASS, FAIL (one per place at fault),
 * NOT_APPLICABLE with its reason, NOT_RUN with its cause, or SUSPENDED without being asked. Nothing is left out, in the plan's
 * order. Never throws for what stands in the report. Only a FAIL, a NOT_RUN and a SUSPENDED carry facts.
 */
export function validateReport(validated: ReportToValidate): RuleOutcome[] {
  return [...validateInSteps(validated)].flatMap(({ outcomes }) => outcomes);
}

/** Some outcomes, and how many rules gave them. */
export interface ValidationStep {
  readonly outcomes: readonly RuleOutcome[];
  readonly rules: number;
}

/**
 * As `validateReport`, a rule at a time: between two steps others can be let in, and told how far it is, and nobody need hold
 * what all of them found.
 */
export function* validateInSteps(validated: ReportToValidate): Generator<ValidationStep, void, undefined> {
  const prepared = preparePlan(validated.plan);
  yield { outcomes: findUnknownEntries(prepared.indicators, validated.report), rules: 0 };
  for (const outcomes of runInSteps(prepared, validated, () => true)) yield { outcomes, rules: 1 };
}

/**
 * As `validateReport`, from the outcomes of an earlier full run of the same rules over the same member's report, running again
 * only what the changes can have changed. The report may hold the entries that those rules read and no others.
 */
export function revalidateReport(
  validated: ReportToValidate,
  previous: readonly RuleOutcome[],
  changes: Changes,
): RuleOutcome[] {
  const { plan, report } = validated;
  const prepared = preparePlan(plan);
  const affected = affectedRules(plan, changes);
  const kept = byRule(previous);
  const fresh = byRule(runAll(prepared, validated, (code) => affected.has(code)));
  const rules = [...prepared.reads.keys()].flatMap((code) => (affected.has(code) ? fresh : kept).get(code) ?? []);
  return [...findUnknownEntries(prepared.indicators, report), ...rules];
}

/**
 * The outcomes of the mirror rules of a submitted report, beside the reports that other members submitted in the same cycle.
 * Every other run tells them as NOT_APPLICABLE.
 */
export function compareMirrors(validated: ReportToValidate, partners: ReadonlyMap<string, Report>): RuleOutcome[] {
  const prepared = preparePlan(validated.plan);
  const mirrors = new Set(
    prepared.commitments.flatMap(({ generated }) =>
      generated.filter(({ kind }) => kind === 'mirror').map(({ code }) => code),
    ),
  );
  return runAll(prepared, validated, (code) => mirrors.has(code), partners);
}

/** The outcomes of one of the plan's rules. */
export function runRule(validated: ReportToValidate, code: string): RuleOutcome[] {
  return runAll(preparePlan(validated.plan), validated, (each) => each === code);
}

/** The FAILs among some outcomes, as findings. */
export function findingsOf(outcomes: readonly RuleOutcome[]): Finding[] {
  return outcomes
    .filter(({ outcome }) => outcome.kind === 'FAIL')
    .map(({ rule, severity, field, facts }) => ({ rule, severity, field, facts }));
}

function runAll(...run: Parameters<typeof runInSteps>): RuleOutcome[] {
  return [...runInSteps(...run)].flat();
}

/** The outcomes of one rule after another. */
function* runInSteps(
  { commitments, indicators }: PreparedPlan,
  { report, window, suspended = NONE, ...around }: ReportToValidate,
  wanted: (code: string) => boolean,
  partners: RunInput['partners'] = null,
): Generator<RuleOutcome[], void, undefined> {
  const input: RunInput = {
    report,
    window,
    around,
    indicators,
    partners,
    suspended,
    lookup: lookupReport(indicators, report, around),
  };
  for (const { commitment, generated, written } of commitments) {
    if (appliesTo(commitment, report.member).kind === 'asked') {
      for (const rule of generated) {
        if (!wanted(rule.code)) continue;
        const held = suspended.get(rule.code);
        yield held ? [suspendedOutcome(rule, held)] : runGenerated(rule, input);
      }
      yield* runWritten(written, input, wanted);
    } else for (const rule of [...generated, ...written.rules]) if (wanted(rule.code)) yield [notAsked(rule)];
  }
}

function findUnknownEntries(indicators: ReadonlyMap<string, Indicator>, report: Report): RuleOutcome[] {
  return Object.keys(report.entries)
    .filter((code) => !indicators.has(code))
    .map((code) => {
      const near = nearValues(nearest(code, indicators.keys()));
      const words = faultWords('row.unknown-indicator', { indicator: clip(code), ...near });
      const facts = { value: code, words: JSON.stringify(words) };
      return { rule: 'unknown', severity: 'BLOCKER', field: { indicator: code }, outcome: { kind: 'FAIL' }, facts };
    });
}
