import { IN_SILENCE, isPublic, Refusal, type Actor } from '@signatory/domain';
import { Database, ReleaseEntity, ReleaseReaderEntity, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

export interface ReleaseQuestion {
  readonly actor: Actor;
  readonly at: Date;
}

export interface FoundRelease {
  readonly opened: OpenedCycle;
  readonly release: ReleaseEntity;
  readonly reach: Reach;
}

/** A release that somebody may see, with the reach by which they see it. */
@Injectable()
export class FindRelease {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found` for one that is not there or not the actor's to see. */
  async execute(id: string, question: ReleaseQuestion): Promise<FoundRelease> {
    // The widest wish first: which plan it belongs to decides whether the actor's grants cover it.
    const release = await this.database.as({ actor: question.actor.id, releases: 'read' }, (tx) =>
      tx.findOneBy(ReleaseEntity, { id }),
    );
    if (!release) throw new Refusal('not-found', { subject: 'release' });
    const opened = await this.catalogue.openById(release.cycleId);
    const reach = releaseReach(opened, question);
    const isSeen = await this.database.as(
      reach,
      async (tx) => (await isShown(tx, opened, release, reach)) && (await tx.countBy(ReleaseEntity, { id })) > 0,
    );
    if (!isSeen) throw new Refusal('not-found', { subject: 'release' });
    return { opened, release, reach };
  }
}

/** As the table's policy says it: public, or the keepers', the members' while they may object, the named readers' before its instant. */
export async function isShown(
  tx: EntityManager,
  { plan }: OpenedCycle,
  { id, state }: ReleaseEntity,
  { actor, releases, adopts }: Reach,
): Promise<boolean> {
  if (isPublic(state) || releases !== undefined) return true;
  if (IN_SILENCE.includes(state) && adopts === plan.id) return true;
  const named = { releaseId: id, personId: actor, revokedAt: IsNull() };
  return state === 'EMBARGOED' && (await tx.countBy(ReleaseReaderEntity, named)) > 0;
}

export function releaseReach({ plan, cycle }: OpenedCycle, { actor, at }: ReleaseQuestion): Reach {
  return actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
}
