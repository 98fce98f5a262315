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
  const stream = await blobs.get(key);
  describe(reply, { path, mediaType, size });
  reply.header('etag', `"${sha256 ?? ''}"`);
  await reply.send(stream);
}

/** The same for bytes that were made for this one reader: nothing on the way may keep them. */
export async function sendBytes(
  reply: FastifyReply,
  content: Uint8Array,
  { path, mediaType }: Pick<SentFile, 'path' | 'mediaType'>,
): Promise<void> {
  describe(reply, { path, mediaType, size: content.length });
  reply.header('cache-control', 'no-store');
  await reply.send(Buffer.from(content));
}

/** A text that is written for each request. What everybody may read is read as late as the public pages; what not all may, nothing on the way keeps. */
export async function sendText(
  reply: FastifyReply,
  text: string,
  { path, mediaType, isPublic = true }: Pick<SentFile, 'path' | 'mediaType'> & { readonly isPublic?: boolean },
): Promise<void> {
  const content = Buffer.from(text);
  describe(reply, { path, mediaType, size: content.length });
  reply.header('cache-control', isPublic ? 'public, max-age=60' : 'no-store');
  await reply.send(content);
}

function describe(reply: FastifyReply, { path, mediaType, size }: Pick<SentFile, 'path' | 'mediaType' | 'size'>): void {
  reply.header('content-type', mediaType);
  reply.header('content-length', size);
  reply.header('content-disposition', attachmentNamed(path.replaceAll('/', '-')));
  reply.header('x-content-type-options', 'nosniff');
  // Whatever opens it in spite of all that runs nothing of it, and no page shows it as its own.
  reply.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox");
}

/** RFC 6266: the name in ASCII for old readers, and as it is. */
function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${exact}`}`;
}
