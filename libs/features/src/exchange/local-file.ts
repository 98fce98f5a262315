import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from '@signatory/persistence';

/** Lends a folder of its own for as long as `work` takes. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'signatory-exchange-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lends a stored file as one of this machine: a workbook is read from its end. */
export function withStored<Result>(
  blobs: BlobStore,
  key: string,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const path = join(folder, 'file');
    await pipeline(await blobs.get(key), createWriteStream(path));
    return work(path);
  });
}
