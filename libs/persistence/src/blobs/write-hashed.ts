import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** Writes a new file, on the disk before this resolves, and says what it holds. The size is in bytes. */
export async function writeHashed(
  path: string,
  content: Uint8Array | string | Readable,
): Promise<{ sha256: string; size: number }> {
  const source = content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array | string>) {
      const bytes = Buffer.from(chunk);
      hash.update(bytes);
      size += bytes.length;
      // Whole: `write` alone may take a part of it, as where a disk is nearly full.
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}
