import { Refusal, requirePermission } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { ReleaseDecision } from './decide-release.js';
import { FindRelease } from './find-release.js';
import { MoveRelease, UNSIGNED } from './move-release.js';
import { lockReleasesOf } from './release-guards.js';

/**
 * Takes a release back to its draft that was objected to or rejected, or that its requester sees to be wrong before anybody
 * signed it: the next request freezes it again, under the same number.
 */
@Injectable()
export class RedraftRelease {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.wrong-state`, and `command.forbidden` for another’s request. */
  async execute({ actor, release: id, at }: ReleaseDecision): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      if (release.state === 'REQUESTED' && release.requestedBy !== actor.id)
        throw new Refusal('command.forbidden', { command: 'redraft', subject: 'release', needs: 'who-requested' });
      await this.moveRelease.execute(tx, {
        release,
        cycle: cycle.code,
        command: 'redraft',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: UNSIGNED,
      });
    });
  }
}
