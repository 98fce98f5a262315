import { randomBytes } from 'node:crypto';
import { isDrawn, methodSettings, needsSecondScore, type Plan, type ScoreValue } from '@signatory/domain';
import { canonicalJson, SampleDrawEntity, sha256 } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ScoreKey } from './move-score.js';
import type { ScoreProposal } from './propose-score.js';

/**
 * Whether one blind score is not enough.
 *
 * Nobody may know of a cell whether it is in the sample before its first score is given: who knew that nobody looks again
 * could score as he likes. So the plan's seed, which everybody reads, is drawn with a secret of the cycle that has no address
 * and is printed by the release, where the draw can be repeated; it is asked only here, once the first score is written; and
 * what the sample decides is told only by the cell being settled or not. The second reviewer sees that a cell waits, and may
 * think that the first score was a −1 or a departure: the sample is there so that it may as well be neither. What the first
 * one gave, and why a second one is needed, stays hidden from both until the second score is in.
 */
export async function needsSecond(
  tx: EntityManager,
  { method }: Plan,
  key: ScoreKey,
  { value, proposal }: { value: ScoreValue; proposal: ScoreProposal },
): Promise<boolean> {
  const settings = methodSettings(method);
  if (settings.doubleScoring === 'all') return true;
  const nonce = await nonceOf(tx, key.cycleId);
  const drawn = isDrawn(cellSeed({ seed: settings.sample.seed, nonce }, key), settings.sample.share);
  return needsSecondScore(settings, { value, proposal: proposal.score, drawn });
}

/** What one cell is drawn from. */
export function cellSeed(
  { seed, nonce }: { readonly seed: string; readonly nonce: string },
  { memberCode: member, commitmentId: commitment }: Pick<ScoreKey, 'memberCode' | 'commitmentId'>,
): string {
  return sha256(canonicalJson({ seed, nonce, member, commitment }));
}

async function nonceOf(tx: EntityManager, cycleId: string): Promise<string> {
  const fresh = { cycleId, nonce: randomBytes(16).toString('hex') };
  await tx.createQueryBuilder().insert().into(SampleDrawEntity).values(fresh).orIgnore().updateEntity(false).execute();
  return (await tx.findOneByOrFail(SampleDrawEntity, { cycleId })).nonce;
}

/** The secret with which a cycle's cells were drawn; null where none was. */
export async function readNonce(tx: EntityManager, cycleId: string): Promise<string | null> {
  return (await tx.findOneBy(SampleDrawEntity, { cycleId }))?.nonce ?? null;
}
