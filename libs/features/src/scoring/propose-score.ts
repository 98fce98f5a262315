import {
  isScorable,
  propose,
  readTally,
  type ActionTally,
  type Commitment,
  type LocalText,
  type Plan,
  type ScoreValue,
} from '@signatory/domain';
import type { SettledReport } from './approved-values.js';
import { conditionsFor, guidelineReads } from './guideline-reads.js';
import { awaitedOf } from './readiness.js';

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

/** Of one cell, where the values of its report are at hand. */
export function readinessOf(plan: Plan, commitment: Commitment, report: SettledReport): Readiness {
  return {
    ready: isScorable(awaitedOf(plan, commitment, report)),
    isSilent: plan.method.silence === 'desk' && report.valuesFor(commitment, guidelineReads(plan, commitment)).isSilent,
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
