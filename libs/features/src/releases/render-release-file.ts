import { PassThrough } from 'node:stream';
import {
  BLOBS,
  Database,
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
const ENDED = `select count(*) filter (where state = 'PENDING')::int as waiting, count(*) filter (where state = 'FAILED')::int as failed,
  count(*) filter (where state = 'CANCELLED')::int as cancelled from release_file where release_id = $1`;
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
      // Frozen again meanwhile: what was rendered is no file of it any more, and the new freeze has queued its own.
      const current = await tx.findOneOrFail(ReleaseEntity, {
        where: { id: releaseId },
        lock: { mode: 'pessimistic_read' },
      });
      if (stored && current.sha256 === release.sha256) {
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
        if (await isStep(tx, releaseId))
          await notifyChanged(tx, {
            member: null,
            cycle: release.cycleId,
            unpublished: true,
            keys: [`release:${releaseId}`],
          });
      }
      if (outboxId) await completeJob(tx, outboxId);
    });
    await this.tellEnd(releaseId);
  }

  /** Says on the file why it could not be rendered; the job's own retries go on. */
  async fail({ releaseId, path }: RenderReleaseFileCommand, error: Error): Promise<void> {
    const told = { failure: renderFailure(error), cause: error.message };
    const failed = { state: 'FAILED' as const, ...told, pagesDrawn: null, pages: null };
    await this.database.as(REACH, async (tx) => {
      const { cycleId } = await tx.findOneByOrFail(ReleaseEntity, { id: releaseId });
      await tx.update(ReleaseFileEntity, { releaseId, path, state: In([...FAIL.from]) }, failed);
      await notifyChanged(tx, { member: null, cycle: cycleId, unpublished: true, keys: [`release:${releaseId}`] });
    });
    await this.tellEnd(releaseId);
  }

  /** Once no file waits any more. Apart from the file that was the last: of two that end at once neither sees the other. */
  private async tellEnd(id: string): Promise<void> {
    await this.database.as(REACH, async (tx) => {
      const release = await tx.findOneBy(ReleaseEntity, { id });
      const [files] = await tx.query<{ waiting: number; failed: number; cancelled: number }[]>(ENDED, [id]);
      if (!release || !files || files.waiting > 0 || files.cancelled > 0) return;
      await tellOfJob(tx, {
        by: release.requestedBy,
        kind: files.failed > 0 ? 'rendering-failed' : 'rendering-finished',
        cycle: release.cycleId,
        member: null,
        occasion: `${id} ${release.sha256}`,
        at: new Date(),
      });
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

/** Hundreds of files are told of in a hundred steps: each event makes every open screen ask again for all of them. */
async function isStep(tx: EntityManager, releaseId: string): Promise<boolean> {
  const [{ done, total } = { done: 0, total: 0 }]: { done: number; total: number }[] = await tx.query(
    `select count(*) filter (where state <> 'PENDING')::int as done, count(*)::int as total from release_file where release_id = $1`,
    [releaseId],
  );
  return done === total || Math.floor((100 * done) / total) > Math.floor((100 * (done - 1)) / total);
}
