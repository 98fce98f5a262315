import { randomUUID } from 'node:crypto';
import type { OpenCorrection as Wish } from '@signatory/contract';
import { CORRECTABLE, isPublic, readGround, Refusal, requirePermission, type Actor } from '@signatory/domain';
import { CorrectionCaseEntity, Database, ReleaseEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Audit } from '../audit/index.js';
import { readScope } from './correction-scope.js';
import { FindRelease } from './find-release.js';
import { MoveRelease } from './move-release.js';
import { lockReleasesOf, requireReleasing } from './release-guards.js';

export interface OpenCorrectionCommand {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly body: Wish;
  readonly at: Date;
}

/** Opens the case in which a published release is corrected: on what ground, and which figures alone may move. */
@Injectable()
export class OpenCorrection {
  constructor(
    private readonly database: Database,
    private readonly find: FindRelease,
    private readonly moveRelease: MoveRelease,
    private readonly audit: Audit,
  ) {}

  /**
   * Answers the case's id. Refuses `correction.ground-unknown`, `correction.later-action`, `request.invalid` with each name
   * that is none, `command.wrong-state` for a release that is neither published nor withdrawn and in an archived cycle, `release.overtaken` for one
   * that another one stands instead of, and `correction.open` while another case is.
   */
  async execute({ actor, release: id, body, at }: OpenCorrectionCommand): Promise<string> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    requirePermission(actor, 'correction:manage', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    requireReleasing(cycle.state, 'open a correction case');
    const ground = readGround(body.ground);
    const scope = readScope(plan, body);
    return this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const release = await this.moveRelease.lock(tx, id);
      if (!CORRECTABLE.includes(release.state))
        throw new Refusal('command.wrong-state', {
          command: 'open a correction case',
          subject: 'release',
          state: release.state,
          allowed: CORRECTABLE.join(', '),
        });
      const others = await tx.findBy(ReleaseEntity, { cycleId: cycle.id, id: Not(id) });
      const instead = others
        .filter(({ state, number }) => {
          const isNewer = number > release.number;
          if (release.state === 'WITHDRAWN') return state === 'PUBLISHED' || (isPublic(state) && isNewer);
          return state === 'PUBLISHED' && isNewer;
        })
        .sort((a, b) => b.number - a.number)[0];
      if (instead) throw new Refusal('release.overtaken', { number: instead.number, state: instead.state });
      const open = await tx.countBy(CorrectionCaseEntity, { cycleId: cycle.id, state: In(['OPEN', 'REOPENED']) });
      if (open > 0) throw new Refusal('correction.open', { release: release.number });
      const correction = {
        id: randomUUID(),
        releaseId: id,
        cycleId: cycle.id,
        ground,
        text: body.text,
        language: body.language ?? null,
        openedBy: actor.id,
        openedAt: at,
        entries: [...scope.entries],
        scores: [...scope.scores],
        members: [...scope.members],
      };
      await tx.insert(CorrectionCaseEntity, correction);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'correction.open',
        subject: `${cycle.code}/corrections/${correction.id}`,
        facts: { release: release.number, ground, ...scope },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: cycle.id, unpublished: true, keys: ['corrections', 'releases'] });
      return correction.id;
    });
  }
}
