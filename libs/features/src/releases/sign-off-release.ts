import {
  methodSettings,
  Refusal,
  requireTyped,
  signOffBrings,
  silenceDaysOf,
  silenceEnd,
  WAITING,
  withdrawnLast,
} from '@signatory/domain';
import { MANIFEST_PATH, ReleaseManifest, SIGNATURE_PATH, type WithdrawRelease } from '@signatory/contract';
import {
  blobKey,
  BLOBS,
  holdBlob,
  RELEASES,
  ReleaseEntity,
  ReleaseFileEntity,
  type BlobStore,
} from '@signatory/persistence';
import { canonicalJson, factsOf, hashOf, sha256 as sha256Of } from '@signatory/proof';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { readLanguage } from '../identity/index.js';
import { DecideRelease, type ReleaseDecision } from './decide-release.js';
import { MoveRelease, UNSIGNED } from './move-release.js';
import { PublishReleases } from './publish-releases.js';
import { PublishedReleases } from './published-releases.js';
import { requireCompared, requireNext } from './release-guards.js';
import { keyOf, SIGNING, type Signing } from './release-ports.js';

/** The second person's act: the signatory has read the files, whose hashes go into the manifest. */
@Injectable()
export class SignOffRelease {
  constructor(
    private readonly decide: DecideRelease,
    private readonly moveRelease: MoveRelease,
    private readonly publish: PublishReleases,
    private readonly documents: PublishedReleases,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SIGNING) private readonly signing: Signing,
  ) {}

  /**
   * Refuses `conflict-of-interest`, `same-person` for the requester and for own work, `release.files-pending` while a file is
   * missing, `release.key-changed`, `release.overtaken`, and `release.silence-too-short` where members would not have their days.
   */
  async execute(decision: ReleaseDecision): Promise<void> {
    const { actor, at } = decision;
    await this.decide.execute(decision, async (tx, release, cycle, opened) => {
      // Of a release in another state the machine says so; only one that waits is held against the others.
      if (release.state === 'REQUESTED') {
        await requireNext(tx, release);
        await requireCompared(tx, release, (sha256) => this.documents.document(sha256));
      }
      const silenceDays = silenceDaysOf(methodSettings(opened.plan.method));
      const silenceUntil = silenceEnd(silenceDays, at);
      const brings = release.embargoAt && signOffBrings({ embargoUntil: release.embargoAt, silenceDays }, at);
      if (silenceUntil && release.embargoAt && brings === 'refusal')
        throw new Refusal('release.silence-too-short', {
          embargo: release.embargoAt.toISOString(),
          earliest: silenceUntil.toISOString(),
        });
      const manifest = await this.manifestOf(tx, release, opened, at);
      const signed = await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'sign-off',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { signedBy: actor.id, signedAt: at, manifest },
      });
      await this.storeSigned(tx, release.id, manifest);
      const waiting = await this.moveRelease.execute(tx, {
        release: signed,
        cycle,
        command: silenceUntil ? 'open-silence' : 'embargo',
        performer: 'system',
        actor: 'system',
        at,
        ...(silenceUntil && { settles: { silenceUntil } }),
      });
      await this.publish.publishIfDue(tx, waiting, cycle, at);
    });
  }

  /** Sends it back with a reason. */
  async reject(decision: ReleaseDecision, reason: string): Promise<void> {
    const { actor, at } = decision;
    await this.decide.execute(decision, async (tx, release, cycle) => {
      await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'reject',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { reason, reasonLanguage: null, rejectedAt: at },
      });
    });
  }

  /**
   * Takes a published release back, with the reason that its pages then show, and what waits and would print the same again.
   * Refuses `request.invalid` for another cycle's code.
   */
  async withdraw(decision: ReleaseDecision, { reason, language, confirm }: WithdrawRelease): Promise<void> {
    const { actor, at } = decision;
    await this.decide.execute(decision, async (tx, release, cycle, opened) => {
      requireTyped(confirm, opened.cycle.code);
      const reasonLanguage = language ?? (await readLanguage(tx, actor.id));
      await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'withdraw',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { reason, reasonLanguage, withdrawnAt: at },
      });
      await this.recall(tx, decision, { cycle, cycleId: release.cycleId, why: { reason, reasonLanguage } });
    });
  }

  private async recall(
    tx: EntityManager,
    { at }: ReleaseDecision,
    {
      cycle,
      cycleId,
      why,
    }: {
      readonly cycle: string;
      readonly cycleId: string;
      readonly why: Pick<ReleaseEntity, 'reason' | 'reasonLanguage'>;
    },
  ): Promise<void> {
    const withdrawn = withdrawnLast(await tx.findBy(ReleaseEntity, { cycleId }));
    if (!withdrawn) return;
    const waiting = await tx.find(ReleaseEntity, {
      where: { cycleId, state: In([...WAITING]) },
      lock: { mode: 'pessimistic_write' },
    });
    for (const release of waiting.filter(({ supersedes }) => supersedes !== withdrawn.id))
      await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'recall',
        performer: 'system',
        actor: 'system',
        at,
        settles: { ...why, rejectedAt: at, ...UNSIGNED },
      });
  }

  /** What is signed: the hashes of the document and of every file. Refuses `release.files-pending` and `release.key-changed`. */
  private async manifestOf(
    tx: EntityManager,
    release: ReleaseEntity,
    { cycle, planSha256 }: OpenedCycle,
    at: Date,
  ): Promise<ReleaseManifest> {
    const files = await tx.find(ReleaseFileEntity, { where: { releaseId: release.id }, order: { path: 'ASC' } });
    const pending = files.filter(({ state }) => state === 'PENDING').length;
    const failed = files.filter(({ state }) => state === 'FAILED' || state === 'CANCELLED').length;
    if (pending + failed > 0) throw new Refusal('release.files-pending', { pending, failed });
    const document = await this.documents.document(release.sha256 ?? '');
    const { id: key } = keyOf(this.signing);
    const printed = document.verification?.key ?? key;
    if (printed !== key) throw new Refusal('release.key-changed', { printed, current: key });
    const corrected =
      release.supersedes === null ? null : await tx.findOneBy(ReleaseEntity, { id: release.supersedes });
    const renderers = new Map(
      files.flatMap(({ renderedBy }) => (renderedBy ? [[hashOf(renderedBy), renderedBy]] : [])),
    );
    return ReleaseManifest.parse({
      format: 'signatory-manifest/2',
      release: release.sha256,
      ...factsOf(document),
      corrects: corrected?.sha256 ?? null,
      rules: document.source.kind === 'matrix' ? null : (cycle.ruleSet ?? planSha256),
      files: files.map(({ path, sha256, size }) => ({ path, sha256, size: Number(size) })),
      renderers: [...renderers.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, renderer]) => renderer),
      signedOff: at.toISOString(),
      key,
    });
  }

  /** Puts the manifest and its signature beside the files. They are never in the manifest. */
  private async storeSigned(tx: EntityManager, releaseId: string, manifest: ReleaseManifest): Promise<void> {
    const json = canonicalJson(manifest);
    for (const { content, ...file } of [
      { content: json, path: MANIFEST_PATH, product: 'manifest', mediaType: 'application/json' },
      {
        content: keyOf(this.signing).sign(json),
        path: SIGNATURE_PATH,
        product: 'signature',
        mediaType: 'application/jose',
      },
    ]) {
      await holdBlob(tx, blobKey(RELEASES, sha256Of(content)));
      const { sha256, size } = await this.blobs.put(RELEASES, content);
      await tx.insert(ReleaseFileEntity, { releaseId, ...file, state: 'RENDERED', sha256, size: String(size) });
    }
  }
}
