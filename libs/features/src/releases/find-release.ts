import { Refusal, type Actor } from '@signatory/domain';
import { Database, ReleaseEntity, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
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
    const visible = await this.database.as(reach, (tx) => tx.countBy(ReleaseEntity, { id }));
    if (visible === 0) throw new Refusal('not-found', { subject: 'release' });
    return { opened, release, reach };
  }
}

export function releaseReach({ plan, cycle }: OpenedCycle, { actor, at }: ReleaseQuestion): Reach {
  return actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
}
