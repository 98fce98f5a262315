import { conditionsOf, listVariables, type Commitment, type Guideline, type Plan } from '@signatory/domain';
import { guidelineDomains, readGuideline } from '@signatory/rules';

/**
 * The codes of the indicators that a commitment's guideline reads; none of one that cannot be read: what was scored by it is
 * still explained and released.
 */
export function guidelineReads(plan: Plan, commitment: Commitment): readonly string[] {
  const read = commitment.guideline && readOnce(plan, commitment, commitment.guideline);
  return read?.ok ? read.reads : [];
}

type Read = ReturnType<typeof readConditions>;

/** Read once: a commitment belongs to one version of a plan. */
const known = new WeakMap<Commitment, Read>();

function readOnce(plan: Plan, commitment: Commitment, guideline: Guideline): Read {
  const found = known.get(commitment) ?? readConditions(plan, commitment, guideline);
  known.set(commitment, found);
  return found;
}

/** What a guideline says, ready to be evaluated; null where there is none. */
export function conditionsFor(plan: Plan, commitment: Commitment): Extract<Read, { ok: true }> | null {
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
