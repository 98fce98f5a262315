import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, ReleaseEntity, ReleaseFileEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { MoveRelease } from './move-release.js';
import { PublishReleases } from './publish-releases.js';
import { SOFTWARE, type Software } from './release-ports.js';

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
    @Inject(SOFTWARE) private readonly software: Software,
  ) {}

  /** Refuses `same-person` for the requester and `release.files-pending` while a file is missing. */
  async execute(decision: ReleaseDecision): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, release, cycle) => {
      const manifest = await this.manifestOf(tx, release, at);
      const signed = await this.moveRelease.execute(tx, {
        release,
        cycle,
        command: 'sign-off',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { signedBy: actor.id, signedAt: at, manifest },
      });
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
    act: (tx: EntityManager, release: ReleaseEntity, cycle: string) => Promise<void>,
  ): Promise<void> {
    const known = await this.database.as({ actor: actor.id, releases: 'read' }, (tx) =>
      tx.findOneBy(ReleaseEntity, { id }),
    );
    if (!known) throw new Refusal('not-found', { subject: 'release' });
    const { plan, cycle } = await this.catalogue.openById(known.cycleId);
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    const seen = await this.database.as(reach, (tx) => tx.countBy(ReleaseEntity, { id }));
    if (seen === 0) throw new Refusal('not-found', { subject: 'release' });
    requirePermission(actor, 'release:sign', { plan: plan.id, cycle: cycle.code }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      const release = await this.moveRelease.lock(tx, id);
      if (release.requestedBy === actor.id) throw new Refusal('same-person', { first: 'requests', second: 'signs' });
      await act(tx, release, cycle.code);
    });
  }

  private async manifestOf(tx: EntityManager, release: ReleaseEntity, at: Date): Promise<Record<string, unknown>> {
    const files = await tx.find(ReleaseFileEntity, { where: { releaseId: release.id }, order: { path: 'ASC' } });
    const pending = files.filter(({ state }) => state === 'PENDING').length;
    const failed = files.filter(({ state }) => state === 'FAILED').length;
    if (pending + failed > 0) throw new Refusal('release.files-pending', { pending, failed });
    return {
      format: 'signatory-manifest/1',
      release: release.sha256,
      files: files.map(({ path, sha256, size }) => ({ path, sha256, size: Number(size) })),
      renderer: this.software,
      node: process.version,
      architecture: process.arch,
      signedOff: at.toISOString(),
    };
  }
}
