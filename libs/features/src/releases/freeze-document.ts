import { DOCUMENT_PATH, planFiles, type ReleaseDocument } from '@signatory/contract';
import {
  BLOBS,
  blobKey,
  canonicalJson,
  holdBlob,
  RELEASES,
  ReleaseFileEntity,
  sha256,
  type BlobStore,
  type CycleEntity,
} from '@signatory/persistence';
import { endJobs, enqueue } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A document as it is stored: its hash is the release hash. */
export interface FrozenDocument {
  readonly document: ReleaseDocument;
  readonly json: string;
  readonly sha256: string;
}

export function freeze(document: ReleaseDocument): FrozenDocument {
  const json = canonicalJson(document);
  return { document, json, sha256: sha256(json) };
}

/** Stores a release's document at its hash and queues its files anew. */
@Injectable()
export class FreezeDocument {
  constructor(@Inject(BLOBS) private readonly blobs: BlobStore) {}

  /**
   * What was rendered of an earlier freeze of the same release is no file of it any more, unless it froze the very same
   * document: an identical request finds the files that are stored.
   */
  async execute(
    tx: EntityManager,
    releaseId: string,
    { document, json, sha256: hash }: FrozenDocument,
    { settings }: Pick<CycleEntity, 'settings'>,
  ): Promise<void> {
    // Under the lock that a sweep takes: the same document may have been stored before, and be named by nothing until this ends.
    await holdBlob(tx, blobKey(RELEASES, hash));
    await this.blobs.put(RELEASES, json);
    const earlier = await tx.findBy(ReleaseFileEntity, { releaseId });
    const isSame = earlier.some(({ path, sha256 }) => path === DOCUMENT_PATH && sha256 === hash);
    const kept = new Map(earlier.flatMap((file) => (isSame && file.state === 'RENDERED' ? [[file.path, file]] : [])));
    await endJobs(tx, 'scorecard.render', { releaseId });
    await tx.delete(ReleaseFileEntity, { releaseId });
    for (const file of planFiles(document, languagesOf(settings))) {
      // The document itself is stored already: it is what was frozen.
      const stored =
        file.path === DOCUMENT_PATH
          ? { state: 'RENDERED' as const, sha256: hash, size: String(Buffer.byteLength(json)) }
          : kept.get(file.path);
      await tx.insert(ReleaseFileEntity, { ...stored, releaseId, ...file });
      if (!stored) await enqueue(tx, 'scorecard.render', { releaseId, path: file.path });
    }
  }
}

function languagesOf(settings: Record<string, unknown>): string[] {
  const wished = settings['languages'];
  return Array.isArray(wished) && wished.length > 0 ? wished.map(String) : ['en'];
}
