import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { BLOBS, blobKey, type BlobStore, type StoredBlob } from '@signatory/persistence';
import type { FileLimits } from '@signatory/workbook';
import { IMPORTS, type ImportSettings } from './import-settings.js';
import { withFolder } from './folder.js';

/** A file that was brought to a report. */
interface Brought {
  readonly memberCode: string;
  readonly sha256: string;
}

/** The files that were brought to reports, in the blob store, and what a process allows of them. */
@Injectable()
export class ImportFiles {
  constructor(
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(IMPORTS) private readonly settings: ImportSettings,
  ) {}

  get limits(): FileLimits {
    return this.settings.limits;
  }

  /** How long a file is kept after its import's last step. */
  get keepDays(): number {
    return this.settings.keepDays;
  }

  /** Where it is stored: apart from the member's evidence, so that one sweep never takes the other's. */
  keyOf({ memberCode, sha256 }: Brought): string {
    return blobKey(importsOwner(memberCode), sha256);
  }

  put(memberCode: string, content: Readable): Promise<StoredBlob> {
    return this.blobs.put(importsOwner(memberCode), content);
  }

  async isStored(key: string): Promise<boolean> {
    return (await this.blobs.size(key)) !== undefined;
  }

  forget(key: string): Promise<void> {
    return this.blobs.delete(key);
  }

  /** Lends a file as one of this machine for as long as `work` takes: a workbook is read from its end. */
  lend<Result>(file: Brought, work: (path: string) => Promise<Result>): Promise<Result> {
    return withFolder(async (folder) => {
      const path = join(folder, 'file');
      await pipeline(await this.blobs.get(this.keyOf(file)), createWriteStream(path));
      return work(path);
    });
  }
}

/** Whose the files are that were brought to a member’s reports, in the store. */
export function importsOwner(memberCode: string): string {
  return `imports_${memberCode}`;
}
