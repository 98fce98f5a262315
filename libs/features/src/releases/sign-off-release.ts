import { Refusal, requireImpartial, requirePermission, type Actor } from '@signatory/domain';
import { MANIFEST_PATH, ReleaseManifest, SIGNATURE_PATH } from '@signatory/contract';
import {
  ActionChangeEntity,
  ActionClassEntity,
  DeskSearchEntity,
  BLOBS,
  Database,
  EntryVersionEntity,
  RELEASES,
  ReleaseEntity,
  ReleaseFileEntity,
  ScoreChangeEntity,
  ScoreOpinionEntity,
  type BlobStore,
} from '@signatory/persistence';
import { canonicalJson, factsOf, hashOf } from '@signatory/proof';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { MoveRelease } from './move-release.js';
import { PublishReleases } from './publish-releases.js';
import { PublishedReleases } from './published-releases.js';
import { keyOf, SIGNING, type Signing } from './release-ports.js';

export interface ReleaseDecision {
  readonly actor: Actor;
  /** The release's id. */
  readonly release: string;
  readonly at: Date;
}

/** The second person's act: the signatory has read the files, whose hashes go into the manifest. */
@Injectable()
export class SignOffRelease {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveRelease: MoveRelease,
    private readonly publish: PublishReleases,
    private readonly documents: PublishedReleases,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SIGNING) private readonly signing: Signing,
  ) {}

  /** Refuses `conflict-of-interest`, `same-person` for the requester and for own work, `release.files-pending` while a file is missing, and `release.key-changed`. */
  async execute(decision: ReleaseDecision): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, release, cycle, opened) => {
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
      const embargoed = await this.moveRelease.execute(tx, {
        release: signed,
        cycle,
        command: 'embargo',
        performer: 'system',
        actor: 'system',
        at,
      });
      await this.publish.publishIfDue(tx, embargoed, cycle, at);
    });
  }

  /** Sends it back with a reason. */
  async reject(decision: ReleaseDecision, reason: string): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, release, cycle) => {
      await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'reject',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { reason },
      });
    });
  }

  /** Takes a published release back, with the reason that its pages then show. */
  async withdraw(decision: ReleaseDecision, reason: string): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, release, cycle) => {
      await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'withdraw',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { reason },
      });
    });
  }

  private async decide(
    { actor, release: id, at }: ReleaseDecision,
    act: (tx: EntityManager, release: ReleaseEntity, cycle: string, opened: OpenedCycle) => Promise<void>,
  ): Promise<void> {
    const known = await this.database.as({ actor: actor.id, releases: 'read' }, (tx) =>
      tx.findOneBy(ReleaseEntity, { id }),
    );
    if (!known) throw new Refusal('not-found', { subject: 'release' });
    const opened = await this.catalogue.openById(known.cycleId);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    const seen = await this.database.as(reach, (tx) => tx.countBy(ReleaseEntity, { id }));
    if (seen === 0) throw new Refusal('not-found', { subject: 'release' });
    requirePermission(actor, 'release:sign', { plan: plan.id, cycle: cycle.code }, at.toISOString());
    // A release is of every member: whoever may not judge one of them does not sign for it.
    for (const member of memberCodes(plan)) requireImpartial(actor, { cycle: cycle.code, member }, plan.conflictGroups);
    await this.database.as(reach, async (tx) => {
      const release = await this.moveRelease.lock(tx, id);
      if (release.requestedBy === actor.id) throw new Refusal('same-person', { first: 'requests', second: 'signs' });
      await refuseOwnWork(tx, release.cycleId, actor.id);
      await act(tx, release, cycle.code, opened);
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
    const failed = files.filter(({ state }) => state === 'FAILED').length;
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
      const { sha256, size } = await this.blobs.put(RELEASES, content);
      await tx.insert(ReleaseFileEntity, { releaseId, ...file, state: 'RENDERED', sha256, size: String(size) });
    }
  }
}

/** Refuses whoever edited an entry or gave a score in the cycle that is released. */
async function refuseOwnWork(tx: EntityManager, cycleId: string, actor: string): Promise<void> {
  const edits = await tx.countBy(EntryVersionEntity, { cycleId, actor });
  if (edits > 0) throw new Refusal('same-person', { first: 'edits an entry', second: 'signs' });
  const opinions = await tx.countBy(ScoreOpinionEntity, { cycleId, reviewer: actor });
  const settled = await tx.countBy(ScoreChangeEntity, { cycleId, actor, role: 'adjudicator' });
  const classes = await tx.countBy(ActionClassEntity, { cycleId, reviewer: actor });
  const searches = await tx.countBy(DeskSearchEntity, { cycleId, reviewer: actor });
  const answers = await tx.countBy(ActionChangeEntity, { cycleId, actor, role: 'adjudicator' });
  if (classes + searches + answers > 0) throw new Refusal('same-person', { first: 'judges actions', second: 'signs' });
  if (opinions + settled > 0) throw new Refusal('same-person', { first: 'scores', second: 'signs' });
}
