import { Injectable } from '@nestjs/common';
import { faultWords, move, Refusal, REPORT_IMPORT, type FaultWords } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach } from '@signatory/persistence';
import { completeJob, notifyChanged } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { tellOfJob } from '../identity/index.js';
import { subjectOf, type ReportKey } from '../submissions/index.js';

export interface FailedImport {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly id: string;
  readonly outboxId: string;
  readonly cause: FaultWords;
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
      await tx.update(ReportImportEntity, { ...key, id }, { state, causeWords: cause, endedAt: at });
      await tellOfJob(tx, {
        by: found.decidedBy ?? found.requestedBy,
        kind: 'import-failed',
        cycle: key.cycleId,
        member: key.memberCode,
        occasion: id,
        at,
      });
      await this.audit.record(tx, {
        actor: 'system',
        act: 'import.err',
        subject: subjectOf({ opened, key }),
        facts: { import: id },
        at,
      });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
    });
  }
}

const WORDS: Readonly<Record<string, FaultWords>> = {
  'permission.missing': faultWords('import.not-allowed'),
  'cycle.not-open': faultWords('import.cycle-closed'),
  'cycle.closed': faultWords('import.cut-off'),
  'command.wrong-state': faultWords('import.wrong-state'),
};

/** A cause in words: of what was refused the reason, of anything else that it is ours. */
export function whyOf(error: unknown): FaultWords {
  if (error instanceof Refusal) return WORDS[error.code] ?? faultWords('import.refused', { code: error.code });
  return faultWords('import.failed');
}
