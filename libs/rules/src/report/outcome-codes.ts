import { NOT_APPLICABLE_REASONS, type Outcome, type Plan, type RuleOutcome } from '@signatory/domain';
import { byRule } from './by-rule.js';
import { preparePlan } from './prepare-plan.js';

const PASS = 'P';
/** What failed, was not run or is suspended is told by its findings. */
const FOUND = 'F';
const REASONS = NOT_APPLICABLE_REASONS.map((reason, place) => [String.fromCharCode(97 + place), reason] as const);

/** What is kept of the outcomes of a run beside its findings, taken in a step at a time. */
export class OutcomeTally {
  /** Outcomes of each kind. */
  readonly kinds: Record<Outcome['kind'], number> = { PASS: 0, FAIL: 0, NOT_APPLICABLE: 0, NOT_RUN: 0, SUSPENDED: 0 };
  private readonly letterOfRule = new Map<string, string>();
  private readonly ran = new Set<string>();

  add(outcomes: readonly RuleOutcome[]): void {
    for (const { rule, outcome } of outcomes) {
      this.kinds[outcome.kind] += 1;
      this.letterOfRule.set(rule, letterOf(outcome));
      if (outcome.kind === 'PASS' || outcome.kind === 'FAIL') this.ran.add(rule);
    }
  }

  /** One letter a rule, in the plan's order: together with the findings they are all there is to keep. */
  letters(plan: Plan): string {
    return [...preparePlan(plan).reads.keys()].map((code) => this.letterOfRule.get(code) ?? FOUND).join('');
  }

  /** How many of the rules ran, of all there are: the coverage of a run. */
  get coverage(): { ran: number; of: number } {
    return { ran: this.ran.size, of: this.letterOfRule.size };
  }
}

export function tallyOf(outcomes: readonly RuleOutcome[]): OutcomeTally {
  const tally = new OutcomeTally();
  tally.add(outcomes);
  return tally;
}

/** The other way; null where the letters are of other rules, or a finding is missing. `found` are the run's FAILs, NOT_RUNs and SUSPENDEDs. */
export function decodeOutcomes(plan: Plan, letters: string, found: readonly RuleOutcome[]): RuleOutcome[] | null {
  const prepared = preparePlan(plan);
  if (letters.length !== prepared.reads.size) return null;
  const findings = byRule(found);
  const rules = prepared.commitments.flatMap(({ generated, written }) => [...generated, ...written.rules]);
  const outcomes: RuleOutcome[] = [];
  for (const [place, { code, severity, on }] of rules.entries()) {
    const letter = letters[place] ?? FOUND;
    const outcome = outcomeOf(letter);
    const own = findings.get(code) ?? [];
    if (outcome === null && own.length === 0) return null;
    if (outcome === null) outcomes.push(...own);
    else outcomes.push({ rule: code, severity, field: { indicator: on }, outcome, facts: {} });
  }
  return outcomes;
}

/**
 * How many rules passed and how many had nothing to be checked against, by the indicator that they are on; null where the
 * letters are of other rules. What failed, was not run or is suspended has its findings.
 */
export function countFoundNothing(
  plan: Plan,
  letters: string,
): ReadonlyMap<string, Readonly<Record<'pass' | 'notApplicable', number>>> | null {
  const { commitments, reads } = preparePlan(plan);
  if (letters.length !== reads.size) return null;
  const counts = new Map<string, Record<'pass' | 'notApplicable', number>>();
  const rules = commitments.flatMap(({ generated, written }) => [...generated, ...written.rules]);
  for (const [place, { on }] of rules.entries()) {
    const outcome = outcomeOf(letters[place] ?? FOUND);
    if (!outcome) continue;
    const own = counts.get(on) ?? { pass: 0, notApplicable: 0 };
    own[outcome.kind === 'PASS' ? 'pass' : 'notApplicable'] += 1;
    counts.set(on, own);
  }
  return counts;
}

function letterOf(outcome: Outcome): string {
  if (outcome.kind === 'PASS') return PASS;
  if (outcome.kind !== 'NOT_APPLICABLE') return FOUND;
  return REASONS.find(([, reason]) => reason === outcome.reason)?.[0] ?? FOUND;
}

function outcomeOf(letter: string): Outcome | null {
  if (letter === PASS) return { kind: 'PASS' };
  const reason = REASONS.find(([known]) => known === letter)?.[1];
  return reason ? { kind: 'NOT_APPLICABLE', reason } : null;
}
