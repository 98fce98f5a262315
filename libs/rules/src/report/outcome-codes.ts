import { NOT_APPLICABLE_REASONS, type Outcome, type Plan, type RuleOutcome } from '@signatory/domain';
import { byRule } from './by-rule.js';
import { preparePlan } from './prepare-plan.js';

const PASS = 'P';
/** What failed or was not run is told by its findings. */
const FOUND = 'F';
const REASONS = NOT_APPLICABLE_REASONS.map((reason, place) => [String.fromCharCode(97 + place), reason] as const);

/** The outcomes of a whole run, one letter a rule in the rules' order: together with the findings they are all there is to keep. */
export function encodeOutcomes(plan: Plan, outcomes: readonly RuleOutcome[]): string {
  const letters = new Map(outcomes.map(({ rule, outcome }) => [rule, letterOf(outcome)]));
  return [...preparePlan(plan).reads.keys()].map((code) => letters.get(code) ?? FOUND).join('');
}

/** The other way; null where the letters are of other rules, or a finding is missing. `found` are the run's FAILs and NOT_RUNs. */
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

/** How many of the rules ran, of all there are: the coverage of a run. */
export function coverageOf(outcomes: readonly RuleOutcome[]): { ran: number; of: number } {
  const rules = byRule(outcomes);
  const ran = [...rules.values()].filter((own) =>
    own.some(({ outcome: { kind } }) => kind === 'PASS' || kind === 'FAIL'),
  );
  return { ran: ran.length, of: rules.size };
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
