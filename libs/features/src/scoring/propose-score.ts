import {
  conditionsOf,
  listVariables,
  propose,
  type Commitment,
  type Guideline,
  type LocalText,
  type Plan,
  type ScoreValue,
} from '@signatory/domain';
import { guidelineDomains, readGuideline } from '@signatory/rules';
import type { SettledReport } from './approved-values.js';

/** What the guideline says of the approved values. */
export interface ScoreProposal {
  /** Review has settled every entry that the guideline reads. */
  readonly ready: boolean;
  /** Null where nothing is proposed. */
  readonly score: ScoreValue | null;
  /** The sentence of the clause that decided. */
  readonly words: LocalText | null;
  /** The scores that are possible, and the indicators that would decide between them. */
  readonly candidates: readonly ScoreValue[];
  readonly needs: readonly string[];
  readonly values: Readonly<Record<string, string | boolean>>;
}

/** The codes of the indicators that a commitment's guideline reads. */
export function guidelineReads(plan: Plan, commitment: Commitment): readonly string[] {
  return commitment.guideline ? readConditions(plan, commitment, commitment.guideline).reads : [];
}

/** Evaluates a commitment's guideline over every completion of what is unknown. */
export function proposeScore(plan: Plan, commitment: Commitment, report: SettledReport): ScoreProposal {
  const nothing = { score: null, words: null, candidates: [], needs: [] };
  if (!commitment.guideline) return { ...nothing, ready: report.isReviewed, values: {} };
  const { domains, conditions, reads } = readConditions(plan, commitment, commitment.guideline);
  const { ready, known } = report.valuesFor(commitment, reads);
  const proposal = propose(conditions, domains, known);
  if (proposal.kind === 'faulty') return { ...nothing, ready, values: known };
  if (proposal.kind === 'held') {
    return { ...nothing, ready, candidates: proposal.candidates, needs: proposal.needs, values: known };
  }
  const { countervailing, levels } = commitment.guideline;
  const clause =
    proposal.clause === 'countervailing' ? countervailing : proposal.clause === null ? null : levels[proposal.clause];
  return {
    ...nothing,
    ready,
    score: proposal.score,
    words: clause?.words ?? null,
    candidates: [proposal.score],
    values: known,
  };
}

function readConditions(plan: Plan, { code, indicators }: Commitment, guideline: Guideline) {
  const domains = guidelineDomains(indicators, plan.lists);
  const read = readGuideline(guideline, domains);
  // The guideline was linted before the cycle opened; a plan that reaches here with a fault was changed behind our back.
  if (!read.ok) throw new Error(`The guideline of ${code} cannot be read: ${read.faults[0]?.message ?? ''}`);
  return { domains, conditions: read.guideline, reads: listVariables(...conditionsOf(read.guideline)) };
}
