import { fileURLToPath } from 'node:url';
import type { BlobStore } from './blob-store.js';
import { FolderBlobStore } from './folder-blob-store.js';

/**
 * The store that a checked `BLOB_URL` names: a folder (`file:///…`), or a bucket
 * (`s3://bucket/prefix?endpoint=…&region=…&path-style=1`).
 * @throws BlobStoreUnreachable
 */
export async function openBlobStore(blobUrl: string): Promise<BlobStore> {
  const url = new URL(blobUrl);
  if (url.protocol === 'file:') return new FolderBlobStore(fileURLToPath(url));
  // The SDK is large: only who stores files in a bucket waits for it to load.
  const { S3BlobStore } = await import('./s3-blob-store.js');
  const path = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  const [endpoint, region] = [url.searchParams.get('endpoint'), url.searchParams.get('region')];
  return S3BlobStore.open({
    bucket: url.hostname,
    prefix: path === '' ? '' : `${path}/`,
    ...(endpoint !== null && { endpoint }),
    ...(region !== null && { region }),
    pathStyle: url.searchParams.get('path-style') === '1',
  });
}
