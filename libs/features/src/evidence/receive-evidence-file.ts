import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { EvidenceFile } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { BLOBS, Database, holdBlob, type BlobStore, type StoredBlob } from '@signatory/persistence';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import {
  enterReport,
  requireOpenCycle,
  subjectOf,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { EVIDENCE, type EvidenceSettings } from './evidence-settings.js';
import { FILE_KINDS, requireAgreement, type FileKind } from './file-kind.js';
import { inspectFile } from './inspect-file.js';

export interface ReceiveFileCommand extends ReportRequest {
  readonly content: Readable;
  /** As the sender calls the file. */
  readonly name: string;
  /** As the sender declares it; empty where it does not. */
  readonly declared: string;
}

/** Takes a file into the store, so that a piece of evidence can cite it. */
@Injectable()
export class ReceiveEvidenceFile {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(EVIDENCE) private readonly settings: EvidenceSettings,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `cycle.not-open`, `cycle.closed`, `media-type.unsupported`, `file.refused`, `body.too-large` */
  async execute(command: ReceiveFileCommand): Promise<EvidenceFile> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    requireOpenCycle(opened.cycle, scope.key.memberCode, command.at);
    // An archive is read from its end: the file is whole on the disk before it is judged, and never in memory.
    const folder = await mkdtemp(join(tmpdir(), 'signatory-evidence-'));
    try {
      const path = join(folder, 'file');
      await pipeline(command.content, limitedTo(this.settings.bytes), createWriteStream(path));
      const kind = await inspectFile(path);
      requireAgreement(kind, command);
      const stored = await this.blobs.put(scope.key.memberCode, createReadStream(path));
      return await this.keep(scope, command, kind, stored);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private keep(
    scope: ReportScope,
    { name, actor, at }: ReceiveFileCommand,
    kind: FileKind,
    { key, sha256, size }: StoredBlob,
  ): Promise<EvidenceFile> {
    return this.database.as(scope.reach, async (tx) => {
      await holdBlob(tx, key);
      // Brought again, the same bytes keep their first name, and their day until they are swept begins anew.
      const [row] = await tx.query<{ name: string; mediaType: string }[]>(
        `insert into blob (member_code, sha256, size, media_type, name, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (member_code, sha256) do update set uploaded_at = excluded.uploaded_at returning name, media_type as "mediaType"`,
        [scope.key.memberCode, sha256, size, FILE_KINDS[kind].mediaType, name, actor.id, at],
      );
      // A sweep of the same bytes may have taken them between storing and this.
      if (!row || (await this.blobs.size(key)) === undefined) throw new Refusal('job.busy', { seconds: 1 });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'evidence.upload',
        subject: subjectOf(scope),
        facts: { sha256, size, kind },
        at,
      });
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
