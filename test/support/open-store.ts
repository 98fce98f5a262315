import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBlobStore, type BlobStore } from '@signatory/persistence';
import { startS3 } from './s3-server.js';

/** Where files can be kept. */
export const STORES = ['a folder', 'a bucket'] as const;

export interface OpenStore {
  readonly blobs: BlobStore;
  /** Of a folder; null of a bucket, which has none. */
  readonly folder: string | null;
  close(): Promise<void>;
}

/** A store of a suite's own, empty; closing it takes its files away. */
export async function openStore(kind: (typeof STORES)[number]): Promise<OpenStore> {
  if (kind === 'a bucket') {
    const bucket = await startS3();
    return { blobs: await openBlobStore(bucket.blobUrl('files')), folder: null, close: () => bucket.stop() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'signatory-test-files-'));
  const blobs = await openBlobStore(pathToFileURL(folder).href);
  return { blobs, folder, close: () => rm(folder, { recursive: true, force: true }) };
}
