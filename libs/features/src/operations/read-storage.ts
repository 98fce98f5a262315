import { Inject, Injectable } from '@nestjs/common';
import type { StorageView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { BLOBS, Database, type BlobStore } from '@signatory/persistence';
import { AdmitToQueues } from './admit-to-queues.js';

const SIZE = 'select pg_database_size(current_database())::float8 as bytes';
const LOW_BYTES = 1_000_000_000;

/** How much room there is, for whoever keeps the installation running. */
@Injectable()
export class ReadStorage {
  constructor(
    private readonly database: Database,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    private readonly admitToQueues: AdmitToQueues,
  ) {}

  /** @throws Refusal `queues.other-plans`: it is the same for all plans, and whose it is says nothing */
  async execute(asked: { readonly actor: Actor; readonly at: Date }): Promise<StorageView> {
    await this.admitToQueues.execute(asked);
    const [rows, files] = await Promise.all([
      this.database.readPublic<{ bytes: number }>(SIZE),
      // That it is away is what is asked, not a fault of the asking.
      this.blobs.state().catch(() => null),
    ]);
    const freeBytes = files?.freeBytes ?? null;
    return {
      databaseBytes: rows[0]?.bytes ?? 0,
      files: {
        kind: files?.kind ?? null,
        answers: files !== null,
        freeBytes,
        isLow: freeBytes !== null && freeBytes < LOW_BYTES,
      },
    };
  }
}
