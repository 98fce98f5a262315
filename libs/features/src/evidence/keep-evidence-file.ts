import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { EvidenceFile } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { BLOBS, Database, holdBlob, type BlobStore, type Reach, type StoredBlob } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { EVIDENCE, type EvidenceSettings } from './evidence-settings.js';
import { FILE_KINDS, requireAgreement, type FileKind } from './file-kind.js';
import { inspectFile } from './inspect-file.js';
import { requireHandedOut } from './scan/require-handed-out.js';
import { SCANNER, type VirusScanner } from './scan/virus-scanner.js';

// What was infected is asked about anew, since a scanner may be wrong and learn; where there is none any more it stays what it is.
const KEEP = `
  insert into blob (member_code, sha256, size, media_type, name, uploaded_by, uploaded_at, scan)
  values ($1, $2, $3, $4, $5, array[$6]::text[], $7, $8)
  on conflict (member_code, sha256) do update set uploaded_at = excluded.uploaded_at,
    uploaded_by = case when $6 = any (blob.uploaded_by) then blob.uploaded_by else array_append(blob.uploaded_by, $6) end,
    scan = case when blob.scan = 'infected' and $8 = 'waiting' then 'waiting' else blob.scan end,
    virus = case when $8 = 'waiting' then null else blob.virus end,
    scanned_at = case when blob.scan = 'infected' and $8 = 'waiting' then null else blob.scanned_at end,
    removed_at = null
  returning name, media_type as "mediaType", scan, virus`;

/** A file on its way in. */
export interface SentFile {
  readonly content: Readable;
  /** As the sender calls the file. */
  readonly name: string;
  /** As the sender declares it; empty where it does not. */
  readonly declared: string;
}

/** For whom and by whom a file is kept, by somebody who was let. */
export interface FileToKeep extends SentFile {
  readonly memberCode: string;
  /** That of a transaction which may write for the member. */
  readonly reach: Reach;
  /** As the audit trail names what it is brought for. */
  readonly subject: string;
  readonly actor: string;
  readonly at: Date;
}

/** The one way of a file into the store: bounded, judged by its content, kept at its hash, on the trail. */
@Injectable()
export class KeepEvidenceFile {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(EVIDENCE) private readonly settings: EvidenceSettings,
    @Inject(SCANNER) private readonly scanner: VirusScanner | null,
  ) {}

  /** @throws Refusal `media-type.unsupported`, `file.refused`, `file.infected`, `body.too-large` and `job.busy` */
  async execute(file: FileToKeep): Promise<EvidenceFile> {
    // An archive is read from its end: the file is whole on the disk before it is judged, and never in memory.
    const folder = await mkdtemp(join(tmpdir(), 'signatory-evidence-'));
    try {
      const path = join(folder, 'file');
      await pipeline(file.content, limitedTo(this.settings.bytes), createWriteStream(path));
      const kind = await inspectFile(path);
      requireAgreement(kind, file);
      const stored = await this.blobs.put(file.memberCode, createReadStream(path));
      const kept = await this.keep(file, kind, stored);
      // Found once, and nobody is here to say otherwise: its bytes go again with the next sweep of the scanner's job.
      if (kept.scan === 'infected') requireHandedOut(kept);
      return kept;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private keep(
    { memberCode, reach, subject, name, actor, at }: FileToKeep,
    kind: FileKind,
    { key, sha256, size }: StoredBlob,
  ): Promise<EvidenceFile> {
    return this.database.as(reach, async (tx) => {
      await holdBlob(tx, key);
      // Brought again, the same bytes keep their first name, and their day until they are swept begins anew.
      const [row] = await tx.query<Omit<EvidenceFile, 'sha256' | 'size'>[]>(KEEP, [
        memberCode,
        sha256,
        size,
        FILE_KINDS[kind].mediaType,
        name,
        actor,
        at,
        this.scanner ? 'waiting' : 'unscanned',
      ]);
      // A sweep of the same bytes may have taken them between storing and this.
      if (!row || (await this.blobs.size(key)) === undefined) throw new Refusal('job.busy', { seconds: 1 });
      if (row.scan === 'waiting') await enqueue(tx, 'evidence.scan-files', {}, null);
      await this.audit.record(tx, { actor, act: 'evidence.upload', subject, facts: { sha256, size, kind }, at });
      return { sha256, size, ...row };
    });
  }
}

/** Lets at most so many bytes through; more end in `body.too-large`. */
function limitedTo(bytes: number): (content: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* count(content) {
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      if (size > bytes) throw new Refusal('body.too-large', { limit: `${Math.floor(bytes / 1_048_576)} MB` });
      yield chunk;
    }
  };
}
