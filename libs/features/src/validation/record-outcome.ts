import { Injectable } from '@nestjs/common';
import { move, VALIDATION_RUN, type Report, type RuleOutcome, type RunCommand } from '@signatory/domain';
import { Database, systemReach, ValidationRunEntity } from '@signatory/persistence';
import { completeJob, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import {
  lockReport,
  MoveSubmission,
  readFindings,
  RequestRun,
  subjectOf,
  type LockedReport,
  type ReportKey,
} from '../submissions/index.js';
import { valuesHash } from './values-hash.js';
import { countOutcomes, verdictOf } from './verdict.js';

export interface EndedRun {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly run: ValidationRunEntity;
  readonly outboxId: string;
}

export interface RunOutcome extends EndedRun {
  readonly report: Report;
  readonly outcomes: readonly RuleOutcome[];
}

/** Writes how a run ended, once: findings, counts, the report's state, the audit event and the end of the job commit together. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
  ) {}

  async execute(outcome: RunOutcome): Promise<void> {
    await this.end(outcome, async (tx, run) => {
      const found = await storeFindings(tx, outcome);
      const counts = countOutcomes(outcome.outcomes);
      // What was answered in words is known to the database; where nothing was found there is nothing to ask it.
      const command = verdictOf(found === 0 ? [] : await readFindings(tx, outcome.key, run.id));
      return { command, changes: { counts, done: outcome.outcomes.length, total: outcome.outcomes.length } };
    });
  }

  /** The run could not end: the report is a draft again, and the cause is kept. */
  async fail({ cause, ...ended }: EndedRun & { readonly cause: string }): Promise<void> {
    await this.end(ended, () => Promise.resolve({ command: 'err', changes: { cause } }));
  }

  private async end(
    { opened, key, run, outboxId }: EndedRun,
    settle: (
      tx: EntityManager,
      run: ValidationRunEntity,
    ) => Promise<{
      command: RunCommand;
      changes: Partial<Pick<ValidationRunEntity, 'counts' | 'done' | 'total' | 'cause'>>;
    }>,
  ): Promise<void> {
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      const locked = await lockReport(tx, key);
      // Read again under the lock: a check may have joined it, it may have been cancelled, moved on, or ended elsewhere.
      const current = await tx.findOneBy(ValidationRunEntity, {
        ...key,
        id: run.id,
        state: 'RUNNING',
        revision: run.revision,
      });
      if (!locked || !current) {
        await completeJob(tx, outboxId);
        return;
      }
      const at = await clockOf(tx);
      const { command, changes } = await settle(tx, current);
      const stale = locked.report.revision !== current.revision;
      const state = move(VALIDATION_RUN, current.state, command, 'system');
      await tx.update(ValidationRunEntity, { ...key, id: run.id }, { ...changes, state, stale, endedAt: at });
      await this.audit.record(tx, {
        actor: 'system',
        act: `run.${command}`,
        subject: subjectOf({ opened, key }),
        facts: { run: run.id, revision: run.revision, stale, ...(changes.counts && { ...changes.counts }) },
        at,
      });
      if (stale)
        await this.requestRun.execute(tx, {
          opened,
          key,
          revision: locked.report.revision,
          kind: 'save',
          actor: 'system',
          at,
        });
      else if (current.kind === 'check') await this.moveReport(tx, { opened, key }, locked, command, at);
      await completeJob(tx, outboxId);
      await notifyChanged(tx, { member: key.memberCode, keys: ['report', `run:${run.id}`], draft: true });
    });
  }

  private async moveReport(
    tx: EntityManager,
    scope: Pick<EndedRun, 'opened' | 'key'>,
    { submission }: LockedReport,
    verdict: RunCommand,
    at: Date,
  ): Promise<void> {
    if (submission?.state !== 'VALIDATING') return;
    const command = verdict === 'err' ? 'abandon' : verdict.startsWith('pass') ? 'pass' : 'block';
    await this.moveSubmission.execute(tx, { scope, submission, command, performer: 'system', actor: 'system', at });
  }
}

/** Answers how many. */
async function storeFindings(tx: EntityManager, { opened, key, run, report, outcomes }: RunOutcome): Promise<number> {
  const found = outcomes.filter(({ outcome }) => outcome.kind === 'FAIL' || outcome.kind === 'NOT_RUN');
  await tx.query('delete from finding where cycle_id = $1 and member_code = $2 and run_id = $3', [
    key.cycleId,
    key.memberCode,
    run.id,
  ]);
  if (found.length === 0) return 0;
  await tx.query(
    `insert into finding (cycle_id, member_code, run_id, n, rule, severity, outcome, indicator, part, facts, cause, values_sha256)
     select $1, $2, $3, * from unnest($4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::text[], $12::text[])`,
    [
      key.cycleId,
      key.memberCode,
      run.id,
      found.map((_, n) => n),
      found.map(({ rule }) => rule),
      found.map(({ severity }) => severity),
      found.map(({ outcome }) => outcome.kind),
      found.map(({ field }) => field.indicator),
      found.map(({ field }) => field.part ?? null),
      found.map(({ facts }) => JSON.stringify(facts)),
      found.map(({ outcome }) => (outcome.kind === 'NOT_RUN' ? outcome.cause : null)),
      found.map((outcome) => valuesHash(opened.plan, report, outcome)),
    ],
  );
  return found.length;
}

async function clockOf(tx: EntityManager): Promise<Date> {
  const [row] = await tx.query<{ at: Date }[]>('select clock_timestamp() as at');
  return row?.at ?? new Date();
}
