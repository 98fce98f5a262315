import {
  IN_SILENCE,
  isPublic,
  move,
  RELEASE,
  RELEASE_EVENTS,
  Refusal,
  type ReleaseCommand,
  type Role,
} from '@signatory/domain';
import { AnnouncementEntity, ReleaseEntity } from '@signatory/persistence';
import { announce, notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface ReleaseMove {
  readonly release: ReleaseEntity;
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly command: ReleaseCommand;
  readonly performer: Role | 'system';
  readonly actor: string;
  readonly at: Date;
  /** What the move writes beside the state: the request, the signature, the instant, the reason. */
  readonly settles?: Partial<Omit<ReleaseEntity, 'id' | 'cycleId' | 'number' | 'state' | 'version' | 'createdAt'>>;
}

/** What is left of a signature by a move that takes it back. */
export const UNSIGNED = { signedBy: null, signedAt: null, manifest: null, silenceUntil: null };

/** The one writer of a release's state. What was frozen is touched by a new freeze alone. */
@Injectable()
export class MoveRelease {
  constructor(private readonly audit: Audit) {}

  /** Locks the release. Refuses `not-found`. */
  async lock(tx: EntityManager, id: string): Promise<ReleaseEntity> {
    const release = await tx.findOne(ReleaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!release) throw new Refusal('not-found', { subject: 'release' });
    return release;
  }

  /** Refuses `command.forbidden` and `command.wrong-state`. Answers the release as it now stands. */
  async execute(
    tx: EntityManager,
    { release, cycle, command, performer, actor, at, settles = {} }: ReleaseMove,
  ): Promise<ReleaseEntity> {
    const state = move(RELEASE, release.state, command, performer);
    const moved = { ...settles, state, version: release.version + 1 };
    await tx
      .createQueryBuilder()
      .update(ReleaseEntity)
      .set(moved as object)
      .where({ id: release.id })
      .execute();
    // It was announced for this instant: it came, or another one will be chosen.
    if (release.state === 'EMBARGOED') await tx.delete(AnnouncementEntity, { cycleId: release.cycleId });
    const frozen = settles.sha256 ?? release.sha256;
    const facts = {
      from: release.state,
      to: state,
      sha256: frozen,
      ...(settles.embargoAt && {
        before: release.embargoAt?.toISOString() ?? null,
        now: settles.embargoAt.toISOString(),
      }),
      ...(settles.reason && { reason: settles.reason }),
    };
    await this.audit.record(tx, {
      actor,
      act: `release.${command}`,
      subject: `${cycle}/release/${release.number}`,
      facts,
      at,
    });
    if (command === 'publish' || command === 'correct' || command === 'withdraw')
      await announce(tx, {
        kind: RELEASE_EVENTS[command],
        cycleId: release.cycleId,
        memberCode: null,
        facts: { release: release.id, number: release.number, sha256: frozen },
        at,
      });
    // That a release waits for its instant is as secret as what it says.
    const adopting = [release.state, state].some((each) => IN_SILENCE.includes(each));
    const audience = isPublic(state)
      ? { cycle: null }
      : { cycle: release.cycleId, unpublished: true as const, ...(adopting && { adopting: true as const }) };
    const lists = isPublic(state) ? ['releases', 'published'] : ['releases'];
    await notifyChanged(tx, { member: null, ...audience, keys: [...lists, `release:${release.id}`] });
    return Object.assign(new ReleaseEntity(), release, moved);
  }
}
