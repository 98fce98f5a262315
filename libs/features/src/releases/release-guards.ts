import { Refusal, type MethodSettings } from '@signatory/domain';
import { CorrectionCaseEntity, ReleaseEntity } from '@signatory/persistence';
import { In, Not, type EntityManager } from 'typeorm';

const DAY = 86_400_000;

/** What changes the releases of a cycle waits in one line: two secretariats may act in the same second. */
export async function lockReleasesOf(tx: EntityManager, cycleId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`release ${cycleId}`]);
}

/** Refuses `release.embargo-past`, and `release.silence-too-short` for an instant before members had their days. */
export function requireEmbargo(issued: Date, method: Pick<MethodSettings, 'adoption' | 'silenceDays'>, at: Date): void {
  if (issued < at) throw new Refusal('release.embargo-past', { embargo: issued.toISOString(), now: at.toISOString() });
  const earliest = silenceEnd(method, at);
  if (earliest && issued < earliest)
    throw new Refusal('release.silence-too-short', {
      embargo: issued.toISOString(),
      earliest: earliest.toISOString(),
    });
}

/** Until when a lead focal point may object to what is signed off now; null where the plan asks nobody. */
export function silenceEnd(
  { adoption, silenceDays }: Pick<MethodSettings, 'adoption' | 'silenceDays'>,
  at: Date,
): Date | null {
  return adoption === 'silence' ? new Date(at.getTime() + silenceDays * DAY) : null;
}

/**
 * Figures were compared with what stood at the request. Refuses `release.overtaken` where another release of the cycle was
 * published since, or waits signed for its instant, and `correction.open` where it would publish again what a case is to
 * correct. The caller holds the lock of the cycle's releases.
 */
export async function requireNewest(tx: EntityManager, release: ReleaseEntity): Promise<void> {
  const others = await tx.find(ReleaseEntity, {
    where: { cycleId: release.cycleId, id: Not(release.id) },
    order: { number: 'DESC' },
  });
  const requested = release.requestedAt ?? new Date(0);
  const ahead = others.find(
    ({ state, publishedAt, signedAt }) =>
      ['SIGNED_OFF', 'SILENCE', 'EMBARGOED'].includes(state) ||
      (publishedAt !== null && signedAt !== null && (publishedAt > requested || signedAt > requested)),
  );
  if (ahead) throw new Refusal('release.overtaken', { number: ahead.number, state: ahead.state });
  const correction = await tx.findOneBy(CorrectionCaseEntity, {
    cycleId: release.cycleId,
    state: In(['OPEN', 'REOPENED']),
  });
  const corrected = others.find(({ id }) => id === correction?.releaseId);
  if (corrected && release.supersedes !== corrected.id)
    throw new Refusal('correction.open', { release: corrected.number });
}
