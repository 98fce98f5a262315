import { randomUUID } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { blobKey, BlobMissing, type BlobStore, type BlobStoreState, type StoredBlob } from './blob-store.js';
import { writeHashed } from './write-hashed.js';

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** How a file is called while it is written. */
const DRAFT = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Blobs as files of a local folder: `<folder>/<owner>/<sha256>`. */
export class FolderBlobStore implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(owner: string, content: Uint8Array | string | Readable): Promise<StoredBlob> {
    blobKey(owner, '0'.repeat(64));
    const directory = join(this.folder, owner);
    await mkdir(directory, { recursive: true });
    // Written beside its final name and renamed when it is whole, so that nobody ever reads half a file.
    const draft = join(directory, `.${randomUUID()}`);
    try {
      const { sha256, size } = await writeHashed(draft, content);
      const key = blobKey(owner, sha256);
      await rename(draft, this.path(key));
      await syncFolder(directory);
      return { key, sha256, size };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Readable> {
    if ((await this.size(key)) === undefined) throw new BlobMissing(key);
    return createReadStream(this.path(key));
  }

  async read(key: string): Promise<Buffer> {
    try {
      return await readFile(this.path(key));
    } catch (error) {
      throw isMissing(error) ? new BlobMissing(key) : error;
    }
  }

  async size(key: string): Promise<number | undefined> {
    return (await statIfThere(this.path(key)))?.size;
  }

  async writtenAt(key: string): Promise<Date | undefined> {
    return (await statIfThere(this.path(key)))?.mtime;
  }

  async *list(owner?: string): AsyncIterable<string> {
    for (const folder of owner === undefined ? await namesIn(this.folder) : [owner])
      for (const name of await namesIn(join(this.folder, folder)))
        if (/^[0-9a-f]{64}$/.test(name)) yield `${folder}/${name}`;
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async forgetDrafts(before: Date): Promise<number> {
    let forgotten = 0;
    for (const owner of await namesIn(this.folder))
      for (const name of await namesIn(join(this.folder, owner))) {
        if (!DRAFT.test(name)) continue;
        const path = join(this.folder, owner, name);
        const found = await statIfThere(path);
        if (!found || found.mtime >= before) continue;
        await rm(path, { force: true });
        forgotten += 1;
      }
    return forgotten;
  }

  async state(): Promise<BlobStoreState> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    return { kind: 'folder', freeBytes: bavail * bsize };
  }

  private path(key: string): string {
    const [owner = '', sha256 = '', ...rest] = key.split('/');
    if (rest.length > 0) throw new Error(`"${key}" is not the key of a stored file.`);
    return join(this.folder, blobKey(owner, sha256));
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Makes the rename itself durable; a row that names the blob is committed after this. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
