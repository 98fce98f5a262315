import {
  conditionsOf,
  listVariables,
  propose,
  readTally,
  type ActionTally,
  type Commitment,
  type Guideline,
  type LocalText,
  type Plan,
  type ScoreValue,
} from '@signatory/domain';
import { guidelineDomains, readGuideline } from '@signatory/rules';
import type { SettledReport } from './approved-values.js';

/** Whether a cell can be scored yet. */
export interface Readiness {
  /** Review has settled every entry that the guideline reads, and two people have classed every action. */
  readonly ready: boolean;
  /** The method has the desk search here: of what the member itself answers, nothing is known. */
  readonly isSilent: boolean;
}

/** What the guideline says of the approved values. */
export interface ScoreProposal extends Readiness {
  /** Null where nothing is proposed. */
  readonly score: ScoreValue | null;
  /** The sentence of the clause that decided. */
  readonly words: LocalText | null;
  /** The scores that are possible, and the indicators that would decide between them. */
  readonly candidates: readonly ScoreValue[];
  readonly needs: readonly string[];
  readonly values: Readonly<Record<string, string | boolean>>;
  readonly actions: ActionTally;
}

/**
 * The codes of the indicators that a commitment's guideline reads; none of one that cannot be read: what was scored by it is
 * still explained and released.
 */
export function guidelineReads(plan: Plan, commitment: Commitment): readonly string[] {
  const read = commitment.guideline && readOnce(plan, commitment, commitment.guideline);
  return read?.ok ? read.reads : [];
}

/** Without a look at what the guideline says: a desk asks it of thousands of cells. */
export function readinessOf(plan: Plan, commitment: Commitment, report: SettledReport): Readiness {
  const approved = report.valuesFor(commitment, guidelineReads(plan, commitment));
  const byDesk = plan.method.silence === 'desk';
  return {
    // What never came will never be reviewed: then the desk's search is what is scored.
    ready: (approved.ready || (byDesk && report.neverCame)) && report.actionsOn(commitment).unclassed === 0,
    isSilent: byDesk && approved.isSilent,
  };
}

/** Evaluates a commitment's guideline over every completion of what is unknown. */
export function proposeScore(plan: Plan, commitment: Commitment, report: SettledReport): ScoreProposal {
  const actions = report.actionsOn(commitment);
  const read = conditionsFor(plan, commitment);
  const nothing = {
    ...readinessOf(plan, commitment, report),
    score: null,
    words: null,
    candidates: [],
    needs: [],
    actions,
  };
  if (!commitment.guideline || !read) return { ...nothing, values: {} };
  const { known: counts, domains } = readTally(actions, read.domains);
  const approved = report.valuesFor(commitment, read.reads);
  const values = { ...approved.known, ...pick(counts, read.reads) };
  const proposal = propose(read.conditions, domains, values);
  if (proposal.kind === 'faulty') return { ...nothing, values };
  if (proposal.kind === 'held') return { ...nothing, candidates: proposal.candidates, needs: proposal.needs, values };
  const { countervailing, levels } = commitment.guideline;
  const clause =
    proposal.clause === 'countervailing' ? countervailing : proposal.clause === null ? null : levels[proposal.clause];
  return {
    ...nothing,
    score: proposal.score,
    words: clause?.words ?? null,
    candidates: [proposal.score],
    values,
  };
}

/** Only what the guideline reads is a value that it read. */
function pick<Value>(values: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

type Read = ReturnType<typeof readConditions>;

/** Read once: a commitment belongs to one version of a plan. */
const known = new WeakMap<Commitment, Read>();

function readOnce(plan: Plan, commitment: Commitment, guideline: Guideline): Read {
  const found = known.get(commitment) ?? readConditions(plan, commitment, guideline);
  known.set(commitment, found);
  return found;
}

function conditionsFor(plan: Plan, commitment: Commitment): Extract<Read, { ok: true }> | null {
  if (!commitment.guideline) return null;
  const read = readOnce(plan, commitment, commitment.guideline);
  // The guideline was linted before the cycle opened; a plan that reaches here with a fault was changed behind our back.
  if (!read.ok) throw new Error(`The guideline of ${commitment.code} cannot be read: ${read.fault}`);
  return read;
}

function readConditions(plan: Plan, { indicators }: Commitment, guideline: Guideline) {
  const domains = guidelineDomains(indicators, plan.lists);
  const read = readGuideline(guideline, domains);
  if (!read.ok) return { ok: false as const, fault: read.faults[0]?.words.code ?? '' };
  return {
    ok: true as const,
    domains,
    conditions: read.guideline,
    reads: listVariables(...conditionsOf(read.guideline)),
  };
}
