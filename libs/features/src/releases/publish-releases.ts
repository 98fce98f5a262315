import { CorrectionCaseEntity, Database, ReleaseEntity, ScoreEntity, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { MoveScore } from '../scoring/index.js';
import { MoveCorrection } from './move-correction.js';
import { MoveRelease } from './move-release.js';
import { lockReleasesOf } from './release-guards.js';

/** Ends silences and embargoes whose instant has come. Only visibility changes: everything was rendered before it was signed. */
@Injectable()
export class PublishReleases {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveRelease: MoveRelease,
    private readonly moveCorrection: MoveCorrection,
    private readonly moveScore: MoveScore,
  ) {}

  /** Answers how many were looked at because their silence or embargo is over. */
  async execute(at: Date): Promise<number> {
    const due = await this.database.as(systemReach([], { releases: 'read' }), (tx) =>
      tx
        .createQueryBuilder(ReleaseEntity, 'release')
        .where(`release.state = 'EMBARGOED' and release.embargoAt <= :at`, { at })
        .orWhere(`release.state = 'SILENCE' and release.silenceUntil <= :at`, { at })
        .getMany(),
    );
    for (const { id, cycleId } of due) {
      const { cycle, plan } = await this.catalogue.openById(cycleId);
      await this.database.as(systemReach(memberCodes(plan), { releases: 'write' }), async (tx) => {
        await lockReleasesOf(tx, cycleId);
        const release = await this.moveRelease.lock(tx, id);
        await this.publishIfDue(tx, await this.endSilence(tx, release, cycle.code, at), cycle.code, at);
      });
    }
    return due.length;
  }

  /** Nobody objected in time: the embargo holds alone. */
  private endSilence(tx: EntityManager, release: ReleaseEntity, cycle: string, at: Date): Promise<ReleaseEntity> {
    const { state, silenceUntil } = release;
    if (state !== 'SILENCE' || !silenceUntil || silenceUntil > at) return Promise.resolve(release);
    return this.moveRelease.execute(tx, {
      release,
      cycle,
      command: 'embargo',
      performer: 'system',
      actor: 'system',
      at,
    });
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
      settles: { publishedAt: laterOf(release.embargoAt, release.signedAt) },
    });
    if (release.supersedes) await this.correct(tx, release, { cycle, at });
    const confirmed = await tx
      .createQueryBuilder(ScoreEntity, 'score')
      .where(`score.cycleId = :cycleId and score.state in ('CONFIRMED', 'RECALIBRATED')`, { cycleId: release.cycleId })
      .setLock('pessimistic_write')
      .getMany();
    for (const head of confirmed) {
      await this.moveScore.execute(tx, { cycle, head, command: 'publish', performer: 'system', actor: 'system', at });
    }
  }

  /** Whatever stood says so from the same instant on; a release that was withdrawn meanwhile stays withdrawn. */
  private async correct(
    tx: EntityManager,
    { id, cycleId, number }: ReleaseEntity,
    { cycle, at }: { readonly cycle: string; readonly at: Date },
  ): Promise<void> {
    const by = { cycle, performer: 'system', actor: 'system', at } as const;
    const standing = await tx.find(ReleaseEntity, {
      where: { cycleId, state: 'PUBLISHED', number: LessThan(number) },
      order: { number: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const release of standing) await this.moveRelease.execute(tx, { ...by, release, command: 'correct' });
    const correction = await tx.findOne(CorrectionCaseEntity, {
      where: { cycleId, state: 'REOPENED' },
      lock: { mode: 'pessimistic_write' },
    });
    if (correction)
      await this.moveCorrection.execute(tx, {
        ...by,
        correction,
        command: 'close',
        settles: { endedAt: at, correctedBy: id },
      });
  }
}

/** What is signed after its instant was read by nobody before it was signed. */
function laterOf(instant: Date, signed: Date | null): Date {
  return signed && signed > instant ? signed : instant;
}
