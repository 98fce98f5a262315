import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { DOCUMENT_PATH, planFiles, type RequestRelease as Wish } from '@signatory/contract';
import {
  BLOBS,
  canonicalJson,
  Database,
  RELEASES,
  ReleaseEntity,
  ReleaseFileEntity,
  sha256,
  type BlobStore,
} from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles, requireScored, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { gatherChapters, requireAgreement } from '../chapters/index.js';
import { gatherDoubleScores } from '../scoring/index.js';
import { assembleRelease } from './assemble-release.js';
import { findReleaseBefore, gatherChange } from './gather-change.js';
import {
  gatherFigures,
  gatherPunctuality,
  gatherScores,
  gatherSubmissions,
  gatherValidation,
} from './gather-release.js';
import { gatherReplies, requireAnswers } from './gather-replies.js';
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
    private readonly audit: Audit,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly keys: SigningKeys,
  ) {}

  /**
   * Answers the release's id. Refuses `cycle.baseline`, `release.embargo-past`, `release.replies-open`, `release.scores-open`,
   * `release.chapters-open`, and `release.numbers-contradict` with each place.
   */
  async execute({ actor, cycle: code, body, at }: RequestReleaseCommand): Promise<string> {
    const opened = await this.cycles.open(code, actor, at);
    const { plan } = opened;
    requirePermission(actor, 'release:request', { plan: plan.id, cycle: code }, at.toISOString());
    const issued = new Date(body.embargoUntil);
    if (issued < at) throw new Refusal('release.embargo-past', { embargo: body.embargoUntil, now: at.toISOString() });
    return this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), (tx) =>
      this.freeze(tx, opened, { actor, issued, at }),
    );
  }

  private async freeze(
    tx: EntityManager,
    opened: OpenedCycle,
    { actor, issued, at }: { actor: Actor; issued: Date; at: Date },
  ): Promise<string> {
    const { cycle, plan, planSha256 } = opened;
    const { title, code, windowFrom, windowTo, deadlineAt, source, illustrative } = cycle;
    // Two secretariats may request in the same second: the lock makes the second one count the first.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`release ${cycle.id}`]);
    const number = (await tx.countBy(ReleaseEntity, { cycleId: cycle.id })) + 1;
    // Asked before the scores: an unanswered dispute is why its score is open.
    await requireAnswers(tx, opened);
    const before = await findReleaseBefore(tx, this.blobs, opened);
    const assembled = assembleRelease({
      plan,
      planSha256,
      cycle: {
        code,
        title,
        window: windowFrom && windowTo ? { from: windowFrom, to: windowTo } : null,
        deadline: deadlineAt?.toISOString() ?? null,
      },
      phase: requireScored(cycle),
      number,
      issued,
      marks: illustrative ? ['illustrative'] : [],
      source: source ? { kind: 'matrix', ...source } : { kind: 'cycle', citation: null, url: null, sha256: null },
      software: this.software,
      verification: await this.keys.verification(tx, at),
      scores: await gatherScores(tx, cycle.id),
      judged: source ? null : await gatherReplies(tx, opened),
      submissions: source ? [] : await gatherSubmissions(tx, opened),
      punctuality: source ? null : await gatherPunctuality(tx, opened, at),
      chapters: await gatherChapters(tx, opened),
      doubleScores: source ? [] : await gatherDoubleScores(tx, cycle.id),
      validation: await gatherValidation(tx, opened),
      figures: await gatherFigures(tx, opened),
    });
    await requireAgreement(tx, opened, assembled);
    const document = before
      ? { ...assembled, change: await gatherChange(tx, plan, assembled.scores, before) }
      : assembled;
    const json = canonicalJson(document);
    const hash = sha256(json);
    await this.blobs.put(RELEASES, json);
    const release = {
      cycleId: cycle.id,
      number,
      state: 'REQUESTED' as const,
      sha256: hash,
      embargoAt: issued,
      requestedBy: actor.id,
      requestedAt: at,
    };
    const { identifiers } = await tx.insert(ReleaseEntity, release);
    const releaseId = String(identifiers[0]?.['id']);
    await this.queueFiles(tx, releaseId, planFiles(document, languagesOf(cycle.settings)), {
      hash,
      size: Buffer.byteLength(json),
    });
    await this.audit.record(tx, {
      actor: actor.id,
      act: 'release.request',
      subject: `${code}/release/${number}`,
      facts: { sha256: hash },
      at,
    });
    await notifyChanged(tx, { member: null, unpublished: cycle.id, keys: ['releases'] });
    return releaseId;
  }

  private async queueFiles(
    tx: EntityManager,
    releaseId: string,
    files: ReturnType<typeof planFiles>,
    document: { hash: string; size: number },
  ): Promise<void> {
    for (const file of files) {
      // The document itself is stored already: it is what was frozen.
      const stored =
        file.path === DOCUMENT_PATH
          ? { state: 'RENDERED' as const, sha256: document.hash, size: String(document.size) }
          : {};
      await tx.insert(ReleaseFileEntity, { releaseId, ...file, ...stored });
      if (file.path !== DOCUMENT_PATH) await enqueue(tx, 'scorecard.render', { releaseId, path: file.path });
    }
  }
}

function languagesOf(settings: Record<string, unknown>): string[] {
  const wished = settings['languages'];
  return Array.isArray(wished) && wished.length > 0 ? wished.map(String) : ['en'];
}
