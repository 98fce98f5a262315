import type { Readable } from 'node:stream';

/** A stored file: its key and how large it is. */
export interface StoredBlob {
  /** `<owner>/<sha256>`. */
  readonly key: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What a store is made of. */
export interface BlobStoreState {
  readonly kind: 'folder' | 'bucket';
  /** Bytes that are free where its files lie; null of a bucket, which knows no end. */
  readonly freeBytes: number | null;
}

/**
 * Files by content. The key is `<owner>/<sha256>`, the owner a member's code or `releases`: members share nothing, since
 * that would tell one what another has. Nothing is ever overwritten; deletion is only for a sweep of unreferenced keys.
 */
export interface BlobStore {
  /** Stores the bytes and answers their key. The same bytes of the same owner are stored once. */
  put(owner: string, content: Uint8Array | string | Readable): Promise<StoredBlob>;
  /** @throws BlobMissing */
  get(key: string): Promise<Readable>;
  /** The whole file. @throws BlobMissing */
  read(key: string): Promise<Buffer>;
  /** Bytes; undefined when there is no such blob. */
  size(key: string): Promise<number | undefined>;
  /** When it was stored, or stored again; undefined when there is no such blob. */
  writtenAt(key: string): Promise<Date | undefined>;
  /** Every key, or those of one owner. */
  list(owner?: string): AsyncIterable<string>;
  /** Deleting what is not there is not an error. */
  delete(key: string): Promise<void>;
  /** Removes what is left of files that did not come whole and were begun before. Answers how many there were. */
  forgetDrafts(before: Date): Promise<number>;
  /** Asks it whether it is there. @throws when it does not answer within two seconds */
  state(): Promise<BlobStoreState>;
}

/** How long a store is waited for that is only asked whether it is there, in milliseconds. */
export const STATE_PATIENCE_MS = 2_000;

/** The injection token of the process's blob store. */
export const BLOBS = Symbol('blob store');

/** The owner of release documents and their files. */
export const RELEASES = 'releases';

export class BlobMissing extends Error {
  override readonly name = 'BlobMissing';

  constructor(readonly key: string) {
    super(`There is no stored file ${key}.`);
  }
}

/** The key of a content hash. @throws when either part could leave its folder */
export function blobKey(owner: string, sha256: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(owner))
    throw new Error(`"${owner}" cannot own a stored file: letters, digits, _ and - only.`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256: 64 hexadecimal digits.`);
  return `${owner}/${sha256}`;
}
