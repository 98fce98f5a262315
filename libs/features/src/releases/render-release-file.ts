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
import { completeJob, notifyChanged, CannotSucceed } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ReleasePrinters } from './release-printers.js';
import { SOFTWARE, type Software } from './release-ports.js';

export interface RenderReleaseFileCommand {
  readonly releaseId: string;
  readonly path: string;
  /** The job's outbox row, marked done with the outcome; absent where no job asked. */
  readonly outboxId?: string;
}

const REACH = systemReach([], { releases: 'write' });

/** Renders one file from the frozen document. The same release gives the same bytes, so a second run changes nothing. */
@Injectable()
export class RenderReleaseFile {
  constructor(
    private readonly database: Database,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(SOFTWARE) private readonly software: Software,
    private readonly printers: ReleasePrinters,
  ) {}

  async execute({ releaseId, path, outboxId }: RenderReleaseFileCommand): Promise<void> {
    const { release, file } = await this.find(releaseId, path);
    const stored = file.state === 'RENDERED' ? null : await this.render(release.sha256 ?? '', file);
    await this.database.as(REACH, async (tx) => {
      // Frozen again meanwhile: what was rendered is no file of it any more, and the new freeze has queued its own.
      const current = await tx.findOneOrFail(ReleaseEntity, {
        where: { id: releaseId },
        lock: { mode: 'pessimistic_read' },
      });
      if (stored && current.sha256 === release.sha256) {
        const rendered = {
          state: 'RENDERED' as const,
          sha256: stored.sha256,
          size: String(stored.size),
          cause: null,
          renderedBy: { ...this.software, node: process.version, architecture: process.arch },
        };
        await tx.update(ReleaseFileEntity, { releaseId, path, state: Not('RENDERED') }, rendered);
        await notifyChanged(tx, { member: null, unpublished: release.cycleId, keys: [`release:${releaseId}`] });
      }
      if (outboxId) await completeJob(tx, outboxId);
    });
  }

  /** Says on the file why it could not be rendered; the job's own retries go on. */
  async fail({ releaseId, path }: RenderReleaseFileCommand, cause: string): Promise<void> {
    await this.database.as(REACH, async (tx) => {
      const { cycleId } = await tx.findOneByOrFail(ReleaseEntity, { id: releaseId });
      await tx.update(ReleaseFileEntity, { releaseId, path, state: Not('RENDERED') }, { state: 'FAILED', cause });
      await notifyChanged(tx, { member: null, unpublished: cycleId, keys: [`release:${releaseId}`] });
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

  /** Page by page into the store: a file is never held whole. */
  private render(releaseHash: string, file: ReleaseFileEntity): Promise<StoredBlob> {
    return this.printers.print(releaseHash, async (printer) => {
      const pages = new PassThrough();
      // Whoever reads it hears of the error; until somebody does, one without a listener would end the process.
      pages.on('error', () => undefined);
      const written = printer.write(file, pages).catch((error: Error) => {
        pages.destroy(error);
        throw error;
      });
      const [stored] = await Promise.all([this.blobs.put(RELEASES, pages), written]);
      return stored;
    });
  }
}
