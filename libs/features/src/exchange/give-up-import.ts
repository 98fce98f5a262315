import { Injectable } from '@nestjs/common';
import type { GivenUp, JobPayload } from '@signatory/queue';
import { Catalogue } from '../catalogue/index.js';
import { FailImport, whyOf } from './fail-import.js';

/** Ends an import whose job was given up: whoever brought the file sees that it failed, and may bring it again. */
@Injectable()
export class GiveUpImport {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly failImport: FailImport,
  ) {}

  async execute(
    { cycleId, memberCode, importId }: JobPayload<'report.import' | 'report.apply-import'>,
    { error }: Pick<GivenUp, 'error'>,
    at: Date,
  ): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const key = { cycleId, memberCode };
    // Its row in the outbox is marked by whoever gave it up.
    await this.failImport.execute({ opened, key, id: importId, outboxId: '', cause: whyOf(error), at });
  }
}
