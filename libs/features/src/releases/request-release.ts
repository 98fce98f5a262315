import { methodSettings, requirePermission, type Actor } from '@signatory/domain';
import type { ReleaseDocument, RequestRelease as Wish } from '@signatory/contract';
import { BLOBS, CorrectionCaseEntity, Database, ReleaseEntity, type BlobStore } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, ReadCycles, requireScored, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { gatherChapters, requireAgreement } from '../chapters/index.js';
import { gatherDoubleScores } from '../scoring/index.js';
import { assembleRelease } from './assemble-release.js';
import { requireCorrected } from './correction-scope.js';
import { earlierFigures, readPublicReleases, type FrozenRelease } from './earlier-releases.js';
import { explainErratum } from './explain-erratum.js';
import { FreezeDocument, freeze } from './freeze-document.js';
import { findReleasesBefore, gatherChange } from './gather-change.js';
import { gatherActions } from './gather-actions.js';
import {
  gatherFigures,
  gatherPunctuality,
  gatherScores,
  gatherSubmissions,
  gatherValidation,
} from './gather-release.js';
import { gatherAnswers } from './gather-answers.js';
import { gatherNarratives } from './gather-narratives.js';
import { keptBefore, withholdAnswers } from './withhold-results.js';
import { gatherReplies, requireAnswers } from './gather-replies.js';
import { MoveRelease } from './move-release.js';
import {
  embargoOf,
  lockReleasesOf,
  requireBegun,
  requireCorrection,
  requireEmbargo,
  requireNoneWaiting,
} from './release-guards.js';
import { SOFTWARE, type Software } from './release-ports.js';
import { SigningKeys } from './signing-keys.js';

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
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * Answers the release's id. Refuses `command.wrong-state` in design, `cycle.baseline`, `release.embargo-past`, `release.silence-too-short`,
   * `release.waiting` while another is on its way, `release.correction-needed` after a withdrawal, `release.replies-open`,
   * `release.scores-open`, `release.nothing-scored`, `release.chapters-open`, `release.numbers-contradict` with each place, `correction.unsettled` and
   * `release.figures-moved`.
   */
  async execute({ actor, cycle: code, body, at }: RequestReleaseCommand): Promise<string> {
    const opened = await this.cycles.open(code, actor, at);
    const { plan } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    requireBegun(opened.cycle.state);
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
    if (correction) await requireCorrected(tx, correction);
    // Whoever kept a release that was withdrawn knows its figures: what a case corrects is printed against them.
    const standing =
      earlier.findLast(({ state }) => state === 'PUBLISHED') ??
      earlier.find(({ id }) => id === correction?.releaseId) ??
      null;
    const assembled = await this.assemble(tx, opened, { number: release.number, issued, at, earlier, standing });
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

  private async assemble(
    tx: EntityManager,
    opened: OpenedCycle,
    frame: {
      number: number;
      issued: Date;
      at: Date;
      earlier: readonly FrozenRelease[];
      standing: FrozenRelease | null;
    },
  ): Promise<ReleaseDocument> {
    const { cycle, plan, planSha256 } = opened;
    const { title, code, windowFrom, windowTo, deadlineAt, source, illustrative } = cycle;
    const phase = requireScored(cycle);
    // Asked before the scores: an unanswered dispute is why its score is open.
    await requireAnswers(tx, opened);
    const before = await findReleasesBefore(tx, this.blobs, opened);
    const scores = await gatherScores(tx, opened);
    const acted = source ? null : await gatherActions(tx, opened, scores);
    const judged = await gatherReplies(tx, opened);
    const isJudged = [judged.replies, judged.ledger].some((each) => each !== undefined && each.length > 0);
    const said = await gatherAnswers(tx, opened);
    const unseen = { plan, kept: said.kept, before: keptBefore(before) };
    const figures = await gatherFigures(tx, opened, earlierFigures(frame.earlier), unseen);
    const assembled = await assembleRelease({
      plan,
      planSha256,
      cycle: {
        code,
        title,
        window: windowFrom && windowTo ? { from: windowFrom, to: windowTo } : null,
        deadline: deadlineAt?.toISOString() ?? null,
      },
      phase,
      number: frame.number,
      issued: frame.issued,
      marks: illustrative ? ['illustrative'] : [],
      source: source ? { kind: 'matrix', ...source } : { kind: 'cycle', citation: null, url: null, sha256: null },
      software: this.software,
      publisher: this.keys.publisher,
      paper: this.keys.paper,
      verification: await this.keys.verification(tx, frame.at),
      scores,
      judged: source && !isJudged ? null : judged,
      acted: acted?.part ?? null,
      submissions: source ? [] : await gatherSubmissions(tx, opened),
      punctuality: source ? null : await gatherPunctuality(tx, opened, frame.at),
      chapters: await gatherChapters(tx, opened, acted?.ids ?? []),
      doubleScores: source ? [] : await gatherDoubleScores(tx, cycle.id),
      validation: await gatherValidation(tx, opened),
      figures,
      answers: source ? null : withholdAnswers(unseen, said.answers, figures),
      narratives: await gatherNarratives(tx, opened, figures),
      standing: frame.standing?.document ?? null,
    });
    await requireAgreement(tx, opened, assembled);
    const change = await gatherChange(tx, plan, assembled.scores, before);
    return change ? { ...assembled, change } : assembled;
  }
}
