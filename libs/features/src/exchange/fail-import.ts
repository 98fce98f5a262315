import { Injectable } from '@nestjs/common';
import { move, Refusal, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach } from '@signatory/persistence';
import { completeJob, notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { subjectOf, type ReportKey } from '../submissions/index.js';

export interface FailedImport {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly id: string;
  readonly outboxId: string;
  /** In the reporter's words. */
  readonly cause: string;
  readonly at: Date;
}

/** Ends an import that could not be read or applied, with its cause; nothing of it was written. */
@Injectable()
export class FailImport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async execute({ opened, key, id, outboxId, cause, at }: FailedImport): Promise<void> {
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      const found = await tx.findOne(ReportImportEntity, {
        where: { ...key, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (outboxId !== '') await completeJob(tx, outboxId);
      if (!found || !REPORT_IMPORT.transitions.err.from.includes(found.state)) return;
      const state = move(REPORT_IMPORT, found.state, 'err', 'system');
      await tx.update(ReportImportEntity, { ...key, id }, { state, cause, endedAt: at });
      await this.audit.record(tx, {
        actor: 'system',
        act: 'import.err',
        subject: subjectOf({ opened, key }),
        facts: { import: id },
        at,
      });
      await notifyChanged(tx, { member: key.memberCode, keys: [`import:${id}`] });
    });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  'permission.missing': 'Whoever brought the file may not change this report any more.',
  'cycle.not-open': 'The cycle is not open any more.',
  'cycle.closed': 'The cut-off has passed.',
  'command.wrong-state': 'The report cannot be edited in its present state.',
};

/** A cause in words: of what was refused the reason, of anything else that it is ours. */
export function whyOf(error: unknown): string {
  if (error instanceof Refusal) return WORDS[error.code] ?? `It was refused: ${error.code}.`;
  return 'It could not be done, and the fault is ours. Nothing was written. Send the file again, or tell the secretariat.';
}
