import { Refusal } from '@signatory/domain';
import { CorrectionCaseEntity, Database, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { releaseReach, type ReleaseQuestion } from './find-release.js';

/** A correction case that somebody may see. */
@Injectable()
export class FindCorrection {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found` for one that is not there or not the actor's to see. */
  async execute(
    id: string,
    question: ReleaseQuestion,
  ): Promise<{ opened: OpenedCycle; correction: CorrectionCaseEntity; reach: Reach }> {
    const known = await this.database.as({ actor: question.actor.id, releases: 'read' }, (tx) =>
      tx.findOneBy(CorrectionCaseEntity, { id }),
    );
    if (!known) throw new Refusal('not-found', { subject: 'correction case' });
    const opened = await this.catalogue.openById(known.cycleId);
    const reach = releaseReach(opened, question);
    // Whose score or entry it names is told of it, as are those who keep the releases.
    const seen = [...(reach.reads ?? []), ...(reach.reviews ?? [])];
    const isTold = reach.releases !== undefined || known.members.some((member) => seen.includes(member));
    const correction = await this.database.as(reach, (tx) => tx.findOneBy(CorrectionCaseEntity, { id }));
    if (!isTold || !correction) throw new Refusal('not-found', { subject: 'correction case' });
    return { opened, correction, reach };
  }
}
