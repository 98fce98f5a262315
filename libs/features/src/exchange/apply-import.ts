import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach } from '@signatory/persistence';
import type { JobContext, JobPayload } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { FailImport, whyOf } from './fail-import.js';
import { ImportFiles } from './import-files.js';
import { WriteImport } from './write-import.js';

/** Has what was accepted of an import written, or tells why it could not be. */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly files: ImportFiles,
    private readonly writeImport: WriteImport,
    private readonly failImport: FailImport,
  ) {}

  async execute(
    { cycleId, memberCode, importId }: JobPayload<'report.apply-import'>,
    { outboxId }: Pick<JobContext, 'outboxId'>,
    at: Date,
  ): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const key = { cycleId, memberCode };
    const found = await this.database.as(systemReach([memberCode]), (tx) =>
      tx.findOneBy(ReportImportEntity, { ...key, id: importId, state: 'APPLYING' }),
    );
    if (!found) return;
    const { limits } = this.files;
    try {
      await this.files.lend(found, (path) =>
        this.writeImport.execute({ opened, key, path, limits, outboxId, at }, found),
      );
    } catch (error) {
      // Of what nobody refused the job is given up, where whoever runs the installation looks.
      if (!(error instanceof Refusal)) throw error;
      await this.failImport.execute({ opened, key, id: importId, outboxId, cause: whyOf(error), at });
    }
  }
}
