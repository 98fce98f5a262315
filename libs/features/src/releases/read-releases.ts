import { commandsIn, grantsFor, Refusal, RELEASE, type Actor } from '@signatory/domain';
import type { ReleaseView } from '@signatory/contract';
import { Database, ReleaseEntity, ReleaseFileEntity, type Reach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Catalogue, memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

export interface ReleaseQuestion {
  readonly actor: Actor;
  readonly at: Date;
}

/** Releases as their keepers see them; everybody else sees the published ones. */
@Injectable()
export class ReadReleases {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly cycles: ReadCycles,
  ) {}

  /** A cycle's releases, the newest first. Refuses `not-found` for a cycle in which the reader has no part and nothing is public. */
  async list(code: string, question: ReleaseQuestion): Promise<ReleaseView[]> {
    const opened = await this.cycles.open(code, question.actor, question.at);
    return this.database.as(reachOf(opened, question), async (tx) =>
      this.describeAll(
        tx,
        opened,
        await tx.find(ReleaseEntity, { where: { cycleId: opened.cycle.id }, order: { number: 'DESC' } }),
        question,
      ),
    );
  }

  /** Refuses `not-found` for one that is not there or not the reader's to see. */
  async read(id: string, question: ReleaseQuestion): Promise<ReleaseView> {
    const { opened, release } = await this.find(id, question);
    const [view] = await this.database.as(reachOf(opened, question), (tx) =>
      this.describeAll(tx, opened, [release], question),
    );
    if (!view) throw new Refusal('not-found', { subject: 'release' });
    return view;
  }

  /** A rendered file of a release that the reader may see. */
  async file(id: string, path: string, question: ReleaseQuestion): Promise<ReleaseFileEntity> {
    const { opened } = await this.find(id, question);
    const file = await this.database.as(reachOf(opened, question), (tx) =>
      tx.findOneBy(ReleaseFileEntity, { releaseId: id, path, state: 'RENDERED' }),
    );
    if (!file) throw new Refusal('not-found', { subject: 'file' });
    return file;
  }

  private async find(id: string, question: ReleaseQuestion): Promise<{ opened: OpenedCycle; release: ReleaseEntity }> {
    // The widest wish first: which plan it belongs to decides whether the reader's grants cover it.
    const release = await this.database.as({ actor: question.actor.id, releases: 'read' }, (tx) =>
      tx.findOneBy(ReleaseEntity, { id }),
    );
    if (!release) throw new Refusal('not-found', { subject: 'release' });
    const opened = await this.catalogue.openById(release.cycleId);
    const visible = await this.database.as(reachOf(opened, question), (tx) => tx.countBy(ReleaseEntity, { id }));
    if (visible === 0) throw new Refusal('not-found', { subject: 'release' });
    return { opened, release };
  }

  private async describeAll(
    tx: EntityManager,
    { plan, cycle }: OpenedCycle,
    releases: readonly ReleaseEntity[],
    { actor, at }: ReleaseQuestion,
  ): Promise<ReleaseView[]> {
    const files = await tx.find(ReleaseFileEntity, {
      where: { releaseId: In(releases.map(({ id }) => id)) },
      order: { path: 'ASC' },
    });
    const signs = grantsFor(actor, 'release:sign', { plan: plan.id, cycle: cycle.code }, at.toISOString()).length > 0;
    return releases.map((release) =>
      describeRelease(release, cycle.code, {
        files: files.filter(({ releaseId }) => releaseId === release.id),
        commands: signs && release.requestedBy !== actor.id ? commandsIn(RELEASE, release.state, 'secretariat') : [],
      }),
    );
  }
}

function reachOf({ plan, cycle }: OpenedCycle, { actor, at }: ReleaseQuestion): Reach {
  return actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
}

function describeRelease(
  release: ReleaseEntity,
  cycle: string,
  { files, commands }: { files: readonly ReleaseFileEntity[]; commands: string[] },
): ReleaseView {
  return {
    id: release.id,
    cycle,
    number: release.number,
    state: release.state,
    sha256: release.sha256 ?? '',
    embargoUntil: release.embargoAt?.toISOString() ?? '',
    requestedBy: release.requestedBy ?? '',
    requestedAt: release.requestedAt?.toISOString() ?? '',
    signedBy: release.signedBy,
    publishedAt: release.publishedAt?.toISOString() ?? null,
    files: files.map(({ path, product, member, item, language, mediaType, state, size, sha256, cause }) => ({
      path,
      product: product as ReleaseView['files'][number]['product'],
      member,
      item,
      language,
      mediaType,
      state,
      size: size === null ? null : Number(size),
      sha256,
      cause,
    })),
    commands,
  };
}
