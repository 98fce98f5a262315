import { PassThrough } from 'node:stream';
import {
  BlobMissing,
  BLOBS,
  Database,
  holdBlob,
  RELEASES,
  ReleaseEntity,
  ReleaseFileEntity,
  systemReach,
  type BlobStore,
  type StoredBlob,
} from '@signatory/persistence';
import { move, RELEASE_FILE } from '@signatory/domain';
import { completeJob, notifyChanged, CannotSucceed } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { tellOfJob } from '../identity/index.js';
import { followRendering, RenderingStopped } from './follow-rendering.js';
import { renderFailure } from './render-failure.js';
import { ReleasePrinters } from './release-printers.js';
import { SOFTWARE, type Software } from './release-ports.js';

export interface RenderReleaseFileCommand {
  readonly releaseId: string;
  readonly path: string;
  /** The job's outbox row, marked done with the outcome; absent where no job asked. */
  readonly outboxId?: string;
}

/** Milliseconds between two looks at a file whose pages are drawn: of a release's many short ones nothing is told. */
const PACE = 1_000;

const REACH = systemReach([], { releases: 'write' });
/** How many are in which state. */
const COUNT = `select count(*)::int as total, count(*) filter (where state = 'PENDING')::int as waiting,
  count(*) filter (where state = 'FAILED')::int as failed, count(*) filter (where state = 'CANCELLED')::int as cancelled
  from release_file where release_id = $1`;
/** When its files were last asked for, and how often jobs were sent again: what fails once more after that is news. */
const ASKED = `select concat(extract(epoch from max(created_at)), ' ', sum(sends)) as asked from outbox
  where name = 'scorecard.render' and payload @> $1::jsonb`;
const { render: RENDER, fail: FAIL } = RELEASE_FILE.transitions;

/** Renders one file from the frozen document. The same release gives the same bytes, so a second run changes nothing. */
@Injectable()
export class RenderReleaseFile {
  constructor(
    private readonly database: Database,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly printers: ReleasePrinters,
  ) {}

  async execute({ releaseId, path, outboxId }: RenderReleaseFileCommand, { pace = PACE } = {}): Promise<void> {
    const { release, file } = await this.find(releaseId, path);
    // What is stored is not rendered again, and what was cancelled not at all.
    const stored = RENDER.from.includes(file.state) ? await this.render(release, file, pace) : null;
    await this.database.as(REACH, async (tx) => {
      const current = await lock(tx, releaseId);
      // Frozen again meanwhile: what was rendered is no file of it any more, and the new freeze has queued its own.
      if (stored && current.sha256 === release.sha256) {
        // The same bytes may have been stored before, and a sweep may have taken them since: then they are rendered once more.
        await holdBlob(tx, stored.key);
        if ((await this.blobs.size(stored.key)) === undefined) throw new BlobMissing(stored.key);
        const rendered = {
          state: move(RELEASE_FILE, file.state, 'render', 'system'),
          sha256: stored.sha256,
          size: String(stored.size),
          failure: null,
          cause: null,
          pagesDrawn: null,
          pages: null,
          renderedBy: { ...this.software, node: process.version, architecture: process.arch },
        };
        await tx.update(ReleaseFileEntity, { releaseId, path, state: In([...RENDER.from]) }, rendered);
        const files = await countFiles(tx, releaseId);
        if (isStep(files)) await notifyChanged(tx, changeOf(current));
        await tellEnd(tx, current, files);
      }
      if (outboxId) await completeJob(tx, outboxId);
    });
  }

  /** Says on the file why it could not be rendered; the job's own retries go on. */
  async fail({ releaseId, path, outboxId }: RenderReleaseFileCommand, error: Error): Promise<void> {
    const told = { failure: renderFailure(error), cause: error.message };
    const failed = { state: 'FAILED' as const, ...told, pagesDrawn: null, pages: null };
    await this.database.as(REACH, async (tx) => {
      const release = await lock(tx, releaseId);
      // Frozen again meanwhile, or asked for anew: the file of this path is another job's.
      if (outboxId && (await isEnded(tx, outboxId))) return;
      await tx.update(ReleaseFileEntity, { releaseId, path, state: In([...FAIL.from]) }, failed);
      await notifyChanged(tx, changeOf(release));
      await tellEnd(tx, release, await countFiles(tx, releaseId));
    });
  }

  private find(releaseId: string, path: string): Promise<{ release: ReleaseEntity; file: ReleaseFileEntity }> {
    return this.database.as(REACH, async (tx) => {
      const release = await tx.findOneBy(ReleaseEntity, { id: releaseId });
      const file = await tx.findOneBy(ReleaseFileEntity, { releaseId, path });
      if (!release || !file) throw new CannotSucceed(`Release ${releaseId} has no file ${path}.`);
      return { release, file };
    });
  }

  /** Page by page into the store: a file is never held whole. Null where it was stopped on the way. */
  private render(release: ReleaseEntity, file: ReleaseFileEntity, pace: number): Promise<StoredBlob | null> {
    const watch = followRendering(this.database, release, file.path, pace);
    return this.printers.print(release.sha256 ?? '', async (printer) => {
      const pages = new PassThrough();
      // Whoever reads it hears of the error; until somebody does, one without a listener would end the process.
      pages.on('error', () => undefined);
      const written = printer.write(file, pages, watch).catch((error: Error) => {
        pages.destroy(error);
        throw error;
      });
      const stored = this.blobs.put(RELEASES, pages);
      try {
        await Promise.all([stored, written]);
        return await stored;
      } catch (error) {
        pages.destroy();
        // The store fails of it as well, whichever is first: nothing of a stopped file is kept.
        if ((await written.catch((cause: unknown) => cause)) instanceof RenderingStopped) return null;
        throw error;
      }
    });
  }
}

interface Files {
  readonly total: number;
  readonly waiting: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** The files of a release end one after another: of two at once, neither would count the other, and nobody were told of the end. */
function lock(tx: EntityManager, id: string): Promise<ReleaseEntity> {
  return tx.findOneOrFail(ReleaseEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

/** Whether a job was ended by whoever needs it no more. */
async function isEnded(tx: EntityManager, outboxId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select from outbox where id = $1 and done_at is not null', [outboxId]);
  return rows.length > 0;
}

async function countFiles(tx: EntityManager, releaseId: string): Promise<Files> {
  const [files] = await tx.query<Files[]>(COUNT, [releaseId]);
  return files ?? { total: 0, waiting: 0, failed: 0, cancelled: 0 };
}

/** Hundreds of files are told of in a hundred steps: each event makes every open screen ask again for all of them. */
function isStep({ total, waiting }: Files): boolean {
  const done = total - waiting;
  return waiting === 0 || Math.floor((100 * done) / total) > Math.floor((100 * (done - 1)) / total);
}

function changeOf({ id, cycleId }: ReleaseEntity): Parameters<typeof notifyChanged>[1] {
  return { member: null, cycle: cycleId, unpublished: true, keys: [`release:${id}`] };
}

/** Tells whoever requested the release, once no file of it waits any more. */
async function tellEnd(
  tx: EntityManager,
  release: ReleaseEntity,
  { waiting, failed, cancelled }: Files,
): Promise<void> {
  if (waiting > 0 || cancelled > 0) return;
  const { id, sha256, requestedBy, cycleId } = release;
  const [round] = await tx.query<{ asked: string }[]>(ASKED, [JSON.stringify({ releaseId: id })]);
  await tellOfJob(tx, {
    by: requestedBy,
    kind: failed > 0 ? 'rendering-failed' : 'rendering-finished',
    cycle: cycleId,
    member: null,
    occasion: `${id} ${sha256} ${round?.asked}`,
    at: new Date(),
  });
}
