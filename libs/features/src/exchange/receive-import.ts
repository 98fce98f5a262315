import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ImportView } from '@signatory/contract';
import { Database, holdBlob } from '@signatory/persistence';
import { Refusal } from '@signatory/domain';
import { enqueue, notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { enterReport, requireOpenCycle, subjectOf } from '../submissions/index.js';
import { findImport, type ImportsRequest } from './import-access.js';
import { ImportFiles } from './import-files.js';
import { tellFormat } from './tell-format.js';

export interface ReceiveCommand extends ImportsRequest {
  readonly content: Readable;
  /** As the sender calls the file. */
  readonly name: string;
  /** False where the caller reads it at once itself. */
  readonly queued: boolean;
}

/** Takes a file for a report into the store, and asks for its dry run. */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly files: ImportFiles,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, `cycle.not-open`, `cycle.closed`, `media-type.unsupported`, `body.too-large` */
  async execute(command: ReceiveCommand): Promise<ImportView> {
    const { actor, at, name, queued } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    requireOpenCycle(opened.cycle, scope.key.memberCode, at);
    const { key } = scope;
    const { format, content } = await tellFormat(command.content, this.files.limits.bytes);
    const { key: stored, sha256, size } = await this.files.put(key.memberCode, content);
    const id = await this.database.as(scope.reach, async (tx) => {
      await holdBlob(tx, stored);
      const [row] = await tx.query<{ id: string }[]>(
        `insert into report_import (cycle_id, member_code, name, format, sha256, size, requested_by, queued_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
        [key.cycleId, key.memberCode, name.slice(0, 200), format, sha256, size, actor.id, at],
      );
      const importId = row?.id ?? '';
      // A sweep of the same bytes, brought before, may have taken them between storing and this.
      if (!(await this.files.isStored(stored))) throw new Refusal('job.busy', { seconds: 1 });
      if (queued) await enqueue(tx, 'report.import', { ...key, importId }, key.memberCode);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'import.receive',
        subject: subjectOf(scope),
        facts: { import: importId, sha256, size, format },
        at,
      });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${importId}`] });
      return importId;
    });
    return findImport(this.database, scope, { ...command, id });
  }
}
