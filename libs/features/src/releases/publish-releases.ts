import { Database, ReleaseEntity, ScoreEntity, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { MoveScore } from '../scoring/index.js';
import { MoveRelease } from './move-release.js';

/** Ends embargoes whose instant has come. Only visibility changes: everything was rendered before it was signed. */
@Injectable()
export class PublishReleases {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveRelease: MoveRelease,
    private readonly moveScore: MoveScore,
  ) {}

  /** Answers how many were published. */
  async execute(at: Date): Promise<number> {
    const due = await this.database.as(systemReach([], { releases: 'read' }), (tx) =>
      tx
        .createQueryBuilder(ReleaseEntity, 'release')
        .where(`release.state = 'EMBARGOED' and release.embargoAt <= :at`, { at })
        .getMany(),
    );
    for (const { id, cycleId } of due) {
      const { cycle, plan } = await this.catalogue.openById(cycleId);
      await this.database.as(systemReach(memberCodes(plan), { releases: 'write' }), async (tx) =>
        this.publishIfDue(tx, await this.moveRelease.lock(tx, id), cycle.code, at),
      );
    }
    return due.length;
  }

  /** Publishes within the caller's transaction; quietly leaves one that is not embargoed, or not due. */
  async publishIfDue(tx: EntityManager, release: ReleaseEntity, cycle: string, at: Date): Promise<void> {
    if (release.state !== 'EMBARGOED' || !release.embargoAt || release.embargoAt > at) return;
    await this.moveRelease.execute(tx, {
      release,
      cycle,
      command: 'publish',
      performer: 'system',
      actor: 'system',
      at,
      settles: { publishedAt: release.embargoAt },
    });
    const confirmed = await tx
      .createQueryBuilder(ScoreEntity, 'score')
      .where(`score.cycleId = :cycleId and score.state in ('CONFIRMED', 'RECALIBRATED')`, { cycleId: release.cycleId })
      .setLock('pessimistic_write')
      .getMany();
    for (const head of confirmed) {
      await this.moveScore.execute(tx, { cycle, head, command: 'publish', performer: 'system', actor: 'system', at });
    }
  }
}
