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
    const correction = await this.database.as(reach, (tx) => tx.findOneBy(CorrectionCaseEntity, { id }));
    if (!correction || toldOf(correction, reach).length === 0)
      throw new Refusal('not-found', { subject: 'correction case' });
    return { opened, correction, reach };
  }
}

/**
 * The members that a case names, as far as somebody is told of them: those who keep the releases of all, everybody else of whom
 * they report for or judge. None where the case is nothing of theirs.
 */
export function toldOf({ members }: CorrectionCaseEntity, { releases, reads = [], reviews = [] }: Reach): string[] {
  return releases === undefined
    ? members.filter((member) => reads.includes(member) || reviews.includes(member))
    : members;
}
