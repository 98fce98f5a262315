import type { BlobStore } from '@signatory/persistence';
import type { FastifyReply } from 'fastify';

export interface SentFile {
  readonly key: string;
  readonly path: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string | null;
}

/** Streams a stored file as a download: never shown inline, never guessed at. Its ETag is its content's hash. */
export async function sendFile(
  reply: FastifyReply,
  blobs: BlobStore,
  { key, path, mediaType, size, sha256 }: SentFile,
): Promise<void> {
  const name = path.replaceAll('/', '-');
  const stream = await blobs.get(key);
  reply.header('content-type', mediaType);
  reply.header('content-length', size);
  reply.header('content-disposition', `attachment; filename="${name}"`);
  reply.header('etag', `"${sha256 ?? ''}"`);
  reply.header('x-content-type-options', 'nosniff');
  await reply.send(stream);
}
