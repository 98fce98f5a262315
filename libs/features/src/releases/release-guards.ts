import type { ReleaseDocument, RequestRelease } from '@signatory/contract';
import {
  CYCLE_STATES,
  Refusal,
  SIGNED,
  silenceDaysOf,
  silenceEnd,
  waitingRelease,
  withdrawnLast,
  type CycleState,
  type MethodSettings,
} from '@signatory/domain';
import { CorrectionCaseEntity, ReleaseEntity } from '@signatory/persistence';
import { In, Not, type EntityManager } from 'typeorm';
import { compareReleases } from './compare-releases.js';

/** What changes the releases of a cycle waits in one line: two secretariats may act in the same second. */
export async function lockReleasesOf(tx: EntityManager, cycleId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`release ${cycleId}`]);
}

/** Of a cycle in design there is nothing to freeze, and of an archived one nothing changes any more. */
const RELEASED_IN: readonly CycleState[] = CYCLE_STATES.filter((state) => state !== 'DESIGN' && state !== 'ARCHIVED');

/** Refuses `command.wrong-state` in a cycle of which no release is made, nor corrected. */
export function requireReleasing(state: CycleState, command: string): void {
  if (RELEASED_IN.includes(state)) return;
  throw new Refusal('command.wrong-state', { command, subject: 'cycle', state, allowed: RELEASED_IN.join(', ') });
}

/** Without an embargo the instant of the request, by the server's clock: whenever it is signed, nothing is waited for any more. */
export function embargoOf({ embargoUntil }: RequestRelease, at: Date): Date {
  return embargoUntil === null ? at : new Date(embargoUntil);
}

/** Refuses `release.embargo-past`, and `release.silence-too-short` for an instant before members had their days. */
export function requireEmbargo(issued: Date, method: Pick<MethodSettings, 'adoption' | 'silenceDays'>, at: Date): void {
  if (issued < at) throw new Refusal('release.embargo-past', { embargo: issued.toISOString(), now: at.toISOString() });
  const earliest = silenceEnd(silenceDaysOf(method), at);
  if (earliest && issued < earliest)
    throw new Refusal('release.silence-too-short', {
      embargo: issued.toISOString(),
      earliest: earliest.toISOString(),
    });
}

/** Refuses `release.waiting` while a release of the cycle is on its way. The caller holds the lock of the cycle's releases. */
export async function requireNoneWaiting(tx: EntityManager, cycleId: string): Promise<void> {
  const waiting = waitingRelease(await tx.findBy(ReleaseEntity, { cycleId }));
  if (waiting) throw new Refusal('release.waiting', { number: waiting.number, state: waiting.state });
}

/**
 * Refuses `release.correction-needed` where what stood was withdrawn and the request does not correct it. The caller holds the
 * lock of the cycle's releases.
 */
export async function requireCorrection(
  tx: EntityManager,
  cycleId: string,
  correction: CorrectionCaseEntity | null,
): Promise<void> {
  const withdrawn = withdrawnLast(await tx.findBy(ReleaseEntity, { cycleId }));
  if (withdrawn && correction?.releaseId !== withdrawn.id)
    throw new Refusal('release.correction-needed', { number: withdrawn.number });
}

/**
 * Refuses `release.overtaken` where another release of the cycle waits signed for its instant, and `correction.open` where it
 * would publish again what a case is to correct. The caller holds the lock of the cycle's releases.
 */
export async function requireNext(tx: EntityManager, release: ReleaseEntity): Promise<void> {
  const others = await tx.findBy(ReleaseEntity, { cycleId: release.cycleId, id: Not(release.id) });
  const ahead = others.find(({ state }) => SIGNED.includes(state));
  if (ahead) throw new Refusal('release.overtaken', { number: ahead.number, state: ahead.state });
  const correction = await tx.findOneBy(CorrectionCaseEntity, {
    cycleId: release.cycleId,
    state: In(['OPEN', 'REOPENED']),
  });
  const corrected = others.find(({ id }) => id === correction?.releaseId);
  if (corrected && release.supersedes !== corrected.id)
    throw new Refusal('correction.open', { release: corrected.number });
}

/**
 * Figures were compared with what stood at the request, and something else may stand since. Refuses `release.overtaken` where
 * a figure would move that no erratum prints.
 */
export async function requireCompared(
  tx: EntityManager,
  release: ReleaseEntity,
  read: (sha256: string) => Promise<ReleaseDocument>,
): Promise<void> {
  const standing = await tx.findOne(ReleaseEntity, {
    where: { cycleId: release.cycleId, state: 'PUBLISHED' },
    order: { number: 'DESC' },
  });
  if (!standing?.sha256 || !release.sha256) return;
  const [before, now] = [await read(standing.sha256), await read(release.sha256)];
  if (now.erratum?.corrects.sha256 === standing.sha256 || compareReleases(before, now).length === 0) return;
  throw new Refusal('release.overtaken', { number: standing.number, state: standing.state });
}
