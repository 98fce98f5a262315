import { Decimal } from '../decimal.js';
import type { ScoreValue } from '../plan/commitment.js';
import type { MethodSettings } from '../plan/plan.js';
import { Random } from './random.js';

const MILLION = 1_000_000;

/** How one blind score stands to the method: is a second one needed before anything is settled? */
export interface FirstScore {
  readonly value: ScoreValue;
  /** The guideline's; null where it proposes none. */
  readonly proposal: ScoreValue | null;
  /** Whether the cell was drawn into the sample. */
  readonly drawn: boolean;
}

/**
 * With `sample` a score stands alone when it is no −1, is what the guideline proposed, and was not drawn. Where nothing was
 * proposed there is nothing that a single score agrees with: a second one is needed.
 */
export function needsSecondScore(
  { doubleScoring }: Pick<MethodSettings, 'doubleScoring'>,
  { value, proposal, drawn }: FirstScore,
): boolean {
  return doubleScoring === 'all' || value === -1 || value !== proposal || drawn;
}

/**
 * Whether a cell is in the sample: one draw of its own, so that it depends neither on the order of scoring nor on other cells.
 * @param seed of the cell: at least 32 hexadecimal digits
 * @param share from 0 to 1, a decimal string
 */
export function isDrawn(seed: string, share: string): boolean {
  const drawn = Decimal.of(BigInt(Random.fromSeed(seed).below(MILLION)), 6);
  return drawn.compare(Decimal.parse(share)) < 0;
}
