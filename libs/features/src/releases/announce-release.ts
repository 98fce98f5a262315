import { Refusal, requirePermission } from '@signatory/domain';
import { AnnouncementEntity, Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { FindRelease, type ReleaseQuestion } from './find-release.js';
import { lockReleasesOf } from './release-guards.js';
import { MoveRelease } from './move-release.js';

/**
 * That a release waits is as secret as what it says, until the secretariat announces its instant. It can be announced once
 * it is signed off and nobody can object any more, and holds for this instant alone: a moved one is announced anew.
 */
@Injectable()
export class AnnounceRelease {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
    private readonly audit: Audit,
  ) {}

  /** Announces it, or takes that back; what holds already is left as it is. Refuses `not-found` and `command.wrong-state`. */
  async execute(id: string, announced: boolean, question: ReleaseQuestion): Promise<void> {
    const { opened, reach } = await this.find.execute(id, question);
    const { actor, at } = question;
    const { plan, cycle } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      if (release.state !== 'EMBARGOED' || !release.embargoAt)
        throw new Refusal('command.wrong-state', {
          command: 'announce',
          subject: 'release',
          state: release.state,
          allowed: 'EMBARGOED',
        });
      const stands = (await tx.countBy(AnnouncementEntity, { cycleId: cycle.id })) > 0;
      if (stands === announced) return;
      const instant = release.embargoAt;
      if (announced)
        await tx.insert(AnnouncementEntity, { cycleId: cycle.id, instant, announcedBy: actor.id, announcedAt: at });
      else await tx.delete(AnnouncementEntity, { cycleId: cycle.id });
      await this.audit.record(tx, {
        actor: actor.id,
        act: announced ? 'release.announce' : 'release.withhold',
        subject: `${cycle.code}/release/${release.number}`,
        facts: { instant: instant.toISOString() },
        at,
      });
      await notifyChanged(tx, {
        member: null,
        cycle: cycle.id,
        unpublished: true,
        keys: ['releases', `release:${id}`],
      });
    });
  }
}
