import type { ObjectToRelease as Objection } from '@signatory/contract';
import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, ReleaseObjectionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { readLanguage } from '../identity/index.js';
import { FindRelease } from './find-release.js';
import { MoveRelease } from './move-release.js';

export interface ObjectCommand {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly body: Objection;
  readonly at: Date;
}

/** A member does not agree to a release while it is in silence: it goes back to be drafted again. */
@Injectable()
export class ObjectToRelease {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
  ) {}

  /** Refuses `not-found`, `permission.missing` for another member's, `command.wrong-state` and `release.silence-over`. */
  async execute({ actor, release: id, body, at }: ObjectCommand): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    const { member, reason } = body;
    requirePermission(actor, 'release:object', { plan: plan.id, cycle: cycle.code, member }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      const release = await this.moveRelease.lock(tx, id);
      // The clock ends the silence some seconds late: the instant holds, not the job.
      if (release.state === 'SILENCE' && release.silenceUntil && at > release.silenceUntil)
        throw new Refusal('release.silence-over', { until: release.silenceUntil.toISOString() });
      await this.moveRelease.execute(tx, {
        release,
        cycle: cycle.code,
        command: 'object',
        performer: 'lead-focal-point',
        actor: actor.id,
        at,
        settles: { reason: `${member}: ${reason}`, reasonLanguage: null },
      });
      const n = (await tx.countBy(ReleaseObjectionEntity, { releaseId: id })) + 1;
      await tx.insert(ReleaseObjectionEntity, {
        releaseId: id,
        n,
        memberCode: member,
        sha256: release.sha256 ?? '',
        reason,
        language: body.language ?? (await readLanguage(tx, actor.id)),
        actor: actor.id,
        at,
      });
    });
  }
}
