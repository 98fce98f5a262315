import { BlobStoreUnreachable, openBlobStore, type BlobStore } from '@signatory/persistence';
import { CommandFault } from './io.js';

/** The stored files of the environment. @throws CommandFault when their bucket cannot be used */
export async function openBlobs(blobUrl: string): Promise<BlobStore> {
  try {
    return await openBlobStore(blobUrl);
  } catch (error) {
    throw error instanceof BlobStoreUnreachable ? new CommandFault([error.message]) : error;
  }
}
