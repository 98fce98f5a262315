import { Refusal } from '@signatory/domain';
import { BLOBS, ScoreEntity, type BlobStore, type CorrectionCaseEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { MoveScore } from '../scoring/index.js';
import { lockReport, MoveSubmission } from '../submissions/index.js';
import { compareReleases } from './compare-releases.js';
import { requireCorrected } from './correction-scope.js';
import { DraftDocument } from './draft-document.js';
import { readPublicReleases, standingAmong } from './earlier-releases.js';
import { nameFigures } from './explain-erratum.js';

/** Puts back what a correction case reopened and nobody changed: reports stand as they were accepted, scores as they were published. */
@Injectable()
export class PutBack {
  constructor(
    @Inject(BLOBS) private readonly blobs: BlobStore,
    private readonly draft: DraftDocument,
    private readonly moveSubmission: MoveSubmission,
    private readonly moveScore: MoveScore,
  ) {}

  /**
   * In the caller's transaction. Refuses `correction.unsettled` while something that the case names is open, and `correction.moved`
   * with the figures that are otherwise than they were published: those are for a release to correct.
   */
  async execute(
    tx: EntityManager,
    opened: OpenedCycle,
    { correction, at }: { readonly correction: CorrectionCaseEntity; readonly at: Date },
  ): Promise<void> {
    await this.restoreReports(tx, opened, correction, at);
    await requireCorrected(tx, opened.plan, correction);
    await this.requireUnmoved(tx, opened, correction, at);
    const { code: cycle, id: cycleId } = opened.cycle;
    for (const { member: memberCode, commitment: commitmentId } of correction.scores) {
      const head = await tx.findOne(ScoreEntity, {
        where: { cycleId, memberCode, commitmentId, state: In(['CONFIRMED', 'RECALIBRATED']) },
        lock: { mode: 'pessimistic_write' },
      });
      if (head)
        await this.moveScore.execute(tx, { cycle, head, command: 'publish', performer: 'system', actor: 'system', at });
    }
  }

  private async restoreReports(
    tx: EntityManager,
    opened: OpenedCycle,
    { cycleId, entries }: CorrectionCaseEntity,
    at: Date,
  ): Promise<void> {
    for (const memberCode of new Set(entries.map(({ member }) => member))) {
      const key = { cycleId, memberCode };
      const locked = await lockReport(tx, key);
      if (locked?.submission?.state !== 'REOPENED') continue;
      await this.moveSubmission.execute(tx, {
        scope: { opened, key },
        submission: locked.submission,
        command: 'restore',
        performer: 'system',
        actor: 'system',
        at,
        sets: { returned: null },
      });
    }
  }

  private async requireUnmoved(
    tx: EntityManager,
    opened: OpenedCycle,
    correction: CorrectionCaseEntity,
    at: Date,
  ): Promise<void> {
    const earlier = await readPublicReleases(tx, this.blobs, opened.cycle.id);
    const standing = standingAmong(earlier, correction);
    if (!standing) return;
    // What is written of it may be on its way to a later release.
    const frame = { number: standing.document.number, issued: at, at, earlier, standing, chapters: false };
    const now = await this.draft.execute(tx, opened, frame);
    const moved = compareReleases(standing.document, now).filter(({ kind }) => kind !== 'chapter');
    if (moved.length > 0) throw new Refusal('correction.moved', { moved: nameFigures(moved, now) });
  }
}
