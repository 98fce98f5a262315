import { move, Refusal, RELEASE_FILE, requirePermission, type ReleaseFileCommand } from '@signatory/domain';
import { Database, ReleaseFileEntity } from '@signatory/persistence';
import { endJobs, enqueue, notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { ReleaseDecision } from './decide-release.js';
import { FindRelease } from './find-release.js';
import { MoveRelease } from './move-release.js';
import { lockReleasesOf } from './release-guards.js';

/** Stops the rendering of a release that nobody has signed off, or goes on with it. What is rendered stays as it is. */
@Injectable()
export class SteerRendering {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
    private readonly audit: Audit,
  ) {}

  /**
   * `cancel` ends what is to come, `retry` queues what failed or was cancelled. Refuses `not-found`, `permission.missing`,
   * and `command.wrong-state` where no file is in a state of the command, or the release is not REQUESTED.
   */
  async execute(
    { actor, release: id, at }: ReleaseDecision,
    command: Extract<ReleaseFileCommand, 'cancel' | 'retry'>,
  ): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      if (release.state !== 'REQUESTED')
        throw new Refusal('command.wrong-state', {
          command,
          subject: 'release',
          state: release.state,
          allowed: 'REQUESTED',
        });
      const { from } = RELEASE_FILE.transitions[command];
      const of = { releaseId: id, state: In([...from]) };
      const files = await tx.findBy(ReleaseFileEntity, of);
      const [first] = files;
      if (!first)
        throw new Refusal('command.wrong-state', {
          command,
          subject: RELEASE_FILE.subject,
          state: 'RENDERED',
          allowed: from.join(', '),
        });
      const state = move(RELEASE_FILE, first.state, command, 'secretariat');
      // Also those given up: what was asked for again is nobody's failed job any more.
      await endJobs(tx, 'scorecard.render', { releaseId: id });
      await tx.update(ReleaseFileEntity, of, { state, cause: null, failure: null, pagesDrawn: null, pages: null });
      if (command === 'retry')
        for (const { path } of files) await enqueue(tx, 'scorecard.render', { releaseId: id, path });
      await this.audit.record(tx, {
        actor: actor.id,
        act: `release.${command}-rendering`,
        subject: `${cycle.code}/release/${release.number}`,
        facts: { files: files.length, sha256: release.sha256 },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: release.cycleId, unpublished: true, keys: [`release:${id}`] });
    });
  }
}
