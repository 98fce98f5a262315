import { Injectable } from '@nestjs/common';
import { ReportEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { CalculateEntries } from './calculate-entries.js';
import { MoveSubmission } from './move-submission.js';
import type { ReportScope } from './report-scope.js';
import { RequestRun } from './request-run.js';
import type { LockedReport } from './submission-rows.js';

export interface Revising {
  readonly scope: ReportScope;
  readonly locked: LockedReport;
  readonly actor: string;
  readonly at: Date;
}

/** Makes the next revision of a report: whatever is written into it is one revision, one move and one run. */
@Injectable()
export class ReviseReport {
  constructor(
    private readonly moveSubmission: MoveSubmission,
    private readonly calculateEntries: CalculateEntries,
    private readonly requestRun: RequestRun,
  ) {}

  /** The caller holds the report's lock. @throws Refusal `command.wrong-state` */
  async execute<Written>(
    tx: EntityManager,
    { scope, locked, actor, at }: Revising,
    write: (revision: number) => Promise<Written>,
  ): Promise<Written> {
    const { key, opened, grant } = scope;
    const { report, submission } = locked;
    const revision = report.revision + 1;
    await tx.update(ReportEntity, { ...key, revision: report.revision }, { revision });
    await this.moveSubmission.execute(tx, { scope, submission, command: 'edit', performer: grant.role, actor, at });
    const written = await write(revision);
    await this.calculateEntries.execute(tx, { scope, revision, actor, at });
    await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor, at });
    return written;
  }
}
