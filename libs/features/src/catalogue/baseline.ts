import { Refusal, type Phase } from '@signatory/domain';
import { CycleEntity } from '@signatory/persistence';
import { Not, type EntityManager } from 'typeorm';

/** A cycle as far as its place among the others of its plan is told. */
interface Placed {
  readonly planId: string;
  readonly code: string;
  readonly phase: Phase;
  /** ISO dates. */
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
}

/**
 * Cycle 0 records the state at adoption: nothing of its plan lies before it, and there is one. Refuses
 * `cycle.not-first` with the two codes where a window would begin before the baseline's has ended.
 */
export async function requireBaselineFirst(tx: EntityManager, placed: Placed): Promise<void> {
  const others = await tx.findBy(CycleEntity, { planId: placed.planId, code: Not(placed.code) });
  for (const other of others) {
    if (isBaseline(placed) && isBaseline(other))
      throw new Refusal('cycle.not-first', { baseline: other.code, cycle: placed.code });
    const [baseline, later] = isBaseline(placed) ? [placed, other] : [other, placed];
    if (!isBaseline(baseline) || !later.windowFrom || !baseline.windowTo) continue;
    if (later.windowFrom < baseline.windowTo)
      throw new Refusal('cycle.not-first', { baseline: baseline.code, cycle: later.code });
  }
}

export function isBaseline({ phase }: Pick<Placed, 'phase'>): boolean {
  return phase === 'baseline';
}

/** A baseline tells where members began: nothing is scored by it and no scorecard is made of it. Refuses `cycle.baseline`. */
export function requireScored({ code, phase }: Pick<Placed, 'code' | 'phase'>): Exclude<Phase, 'baseline'> {
  if (phase === 'baseline') throw new Refusal('cycle.baseline', { cycle: code });
  return phase;
}
