import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type HeadObjectCommandOutput,
} from '@aws-sdk/client-s3';
import {
  blobKey,
  BlobMissing,
  STATE_PATIENCE_MS,
  type BlobStore,
  type BlobStoreState,
  type StoredBlob,
} from './blob-store.js';
import { BlobStoreUnreachable } from './blob-store-unreachable.js';
import { writeHashed } from './write-hashed.js';

/** A bucket, or a part of one. The credentials are found by the SDK: environment, shared files, the machine's role. */
export interface Bucket {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Of a store that is not Amazon's. */
  readonly endpoint?: string;
  readonly region?: string;
  /** True puts the bucket into the path rather than into the host's name. */
  readonly pathStyle: boolean;
}

/** Blobs as objects of a bucket: `<prefix><owner>/<sha256>`. */
export class S3BlobStore implements BlobStore {
  private constructor(
    private readonly client: S3Client,
    private readonly place: Bucket,
  ) {}

  /** @throws BlobStoreUnreachable when the bucket does not answer, with the cure */
  static async open(place: Bucket): Promise<S3BlobStore> {
    const client = new S3Client({
      forcePathStyle: place.pathStyle,
      ...(place.endpoint !== undefined && { endpoint: place.endpoint }),
      ...(place.region !== undefined && { region: place.region }),
      // Every object is named and checked by its SHA-256; stores that only resemble S3 refuse the other checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    try {
      await client.send(new HeadBucketCommand({ Bucket: place.bucket }));
    } catch (error) {
      client.destroy();
      throw new BlobStoreUnreachable(place.bucket, place.endpoint, error);
    }
    return new S3BlobStore(client, place);
  }

  async put(owner: string, content: Uint8Array | string | Readable): Promise<StoredBlob> {
    blobKey(owner, '0'.repeat(64));
    // The key is the hash, which is known only when the last byte has come: the bytes wait in a file, not in memory.
    const folder = await mkdtemp(join(tmpdir(), 'signatory-blob-'));
    try {
      const draft = join(folder, 'draft');
      const { sha256, size } = await writeHashed(draft, content);
      const key = blobKey(owner, sha256);
      if ((await this.size(key)) === undefined)
        await this.client.send(
          new PutObjectCommand({
            ...this.at(key),
            Body: createReadStream(draft),
            ContentLength: size,
            ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
          }),
        );
      return { key, sha256, size };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async get(key: string): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.at(key)));
      // In Node the SDK answers with the socket's own stream.
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new BlobMissing(key) : error;
    }
  }

  async read(key: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await this.get(key)) as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async size(key: string): Promise<number | undefined> {
    return (await this.head(key))?.ContentLength;
  }

  async writtenAt(key: string): Promise<Date | undefined> {
    return (await this.head(key))?.LastModified;
  }

  private async head(key: string): Promise<HeadObjectCommandOutput | undefined> {
    try {
      return await this.client.send(new HeadObjectCommand(this.at(key)));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async *list(owner?: string): AsyncIterable<string> {
    const { bucket, prefix } = this.place;
    for (let next: string | undefined, more = true; more; more = next !== undefined) {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: owner === undefined ? prefix : `${prefix}${owner}/`,
          ContinuationToken: next,
        }),
      );
      for (const { Key = '' } of page.Contents ?? []) {
        const key = Key.slice(prefix.length);
        if (/^[^/]+\/[0-9a-f]{64}$/.test(key)) yield key;
      }
      next = page.NextContinuationToken;
    }
  }

  async delete(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(key)));
  }

  /** An object is there whole or not at all. */
  async forgetDrafts(): Promise<number> {
    return 0;
  }

  async state(): Promise<BlobStoreState> {
    const abortSignal = AbortSignal.timeout(STATE_PATIENCE_MS);
    await this.client.send(new HeadBucketCommand({ Bucket: this.place.bucket }), { abortSignal });
    return { kind: 'bucket', freeBytes: null };
  }

  private at(key: string): { Bucket: string; Key: string } {
    const [owner = '', sha256 = '', ...rest] = key.split('/');
    if (rest.length > 0) throw new Error(`"${key}" is not the key of a stored file.`);
    return { Bucket: this.place.bucket, Key: `${this.place.prefix}${blobKey(owner, sha256)}` };
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
