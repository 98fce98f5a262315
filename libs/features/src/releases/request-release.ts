import { methodSettings, requirePermission, type Actor } from '@signatory/domain';
import type { RequestRelease as Wish } from '@signatory/contract';
import { BLOBS, CorrectionCaseEntity, Database, ReleaseEntity, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { requireAgreement } from '../chapters/index.js';
import { requireCorrected } from './correction-scope.js';
import { DraftDocument } from './draft-document.js';
import { readPublicReleases, standingAmong } from './earlier-releases.js';
import { explainErratum } from './explain-erratum.js';
import { FreezeDocument, freeze } from './freeze-document.js';
import { MoveRelease } from './move-release.js';
import {
  embargoOf,
  lockReleasesOf,
  requireReleasing,
  requireCorrection,
  requireEmbargo,
  requireNoneWaiting,
} from './release-guards.js';

export interface RequestReleaseCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly body: Wish;
  readonly at: Date;
}

/** Freezes everything a release is made from, stores it at its hash, and queues its files. Publishing later changes visibility only. */
@Injectable()
export class RequestRelease {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly moveRelease: MoveRelease,
    private readonly freezeDocument: FreezeDocument,
    private readonly draft: DraftDocument,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /**
   * Answers the release's id. Refuses `command.wrong-state` in design and once the cycle is archived, `cycle.baseline`, `release.embargo-past`, `release.silence-too-short`,
   * `release.waiting` while another is on its way, `release.correction-needed` after a withdrawal, `release.replies-open`,
   * `release.scores-open`, `release.nothing-scored`, `release.chapters-open`, `release.numbers-contradict` with each place, `correction.unsettled` and
   * `release.figures-moved`.
   */
  async execute({ actor, cycle: code, body, at }: RequestReleaseCommand): Promise<string> {
    const opened = await this.cycles.open(code, actor, at);
    const { plan } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    requireReleasing(opened.cycle.state, 'request');
    const issued = embargoOf(body, at);
    requireEmbargo(issued, methodSettings(plan.method), at);
    return this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), (tx) =>
      this.request(tx, opened, { actor, issued, at }),
    );
  }

  private async request(
    tx: EntityManager,
    opened: OpenedCycle,
    { actor, issued, at }: { actor: Actor; issued: Date; at: Date },
  ): Promise<string> {
    const { cycle } = opened;
    await lockReleasesOf(tx, cycle.id);
    await requireNoneWaiting(tx, cycle.id);
    const correction = await tx.findOneBy(CorrectionCaseEntity, { cycleId: cycle.id, state: 'REOPENED' });
    await requireCorrection(tx, cycle.id, correction);
    const release = await this.draftOf(tx, cycle.id);
    const earlier = await readPublicReleases(tx, this.blobs, cycle.id);
    if (correction) await requireCorrected(tx, opened.plan, correction);
    const standing = standingAmong(earlier, correction);
    const frame = { number: release.number, issued, at, earlier, standing, chapters: true };
    const assembled = await this.draft.execute(tx, opened, frame);
    await requireAgreement(tx, opened, assembled);
    const erratum = standing && explainErratum(standing, assembled, correction, opened.plan);
    const document = erratum ? { ...assembled, erratum } : assembled;
    const frozen = freeze(document);
    await this.moveRelease.execute(tx, {
      release,
      cycle: cycle.code,
      command: 'request',
      performer: 'secretariat',
      actor: actor.id,
      at,
      settles: {
        sha256: frozen.sha256,
        embargoAt: issued,
        requestedBy: actor.id,
        requestedAt: at,
        reason: null,
        reasonLanguage: null,
        supersedes: correction?.releaseId ?? null,
        grounds: correction && { case: correction.id, ground: correction.ground, text: correction.text },
      },
    });
    await this.freezeDocument.execute(tx, release.id, frozen, cycle);
    return release.id;
  }

  /** The release that was sent back to be drafted again, or a new one with the next number. */
  private async draftOf(tx: EntityManager, cycleId: string): Promise<ReleaseEntity> {
    const redraft = await tx.findOne(ReleaseEntity, {
      where: { cycleId, state: 'DRAFT' },
      order: { number: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (redraft) return redraft;
    const number = (await tx.countBy(ReleaseEntity, { cycleId })) + 1;
    const { identifiers } = await tx.insert(ReleaseEntity, { cycleId, number });
    return this.moveRelease.lock(tx, String(identifiers[0]?.['id']));
  }
}
