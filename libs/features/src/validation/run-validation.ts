import { Injectable } from '@nestjs/common';
import { move, VALIDATION_RUN, type Report, type RuleOutcome } from '@signatory/domain';
import { Database, systemReach, ValidationRunEntity } from '@signatory/persistence';
import { JOBS, notifyChanged, type JobContext, type JobPayload } from '@signatory/queue';
import { validateReport } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { currentSubmission, readEntriesAt, reportOf, type ReportKey } from '../submissions/index.js';
import { RecordOutcome } from './record-outcome.js';
import { countRules } from './values-hash.js';

/** A run that has begun: what it reads is fixed by its revision. */
interface BegunRun {
  readonly run: ValidationRunEntity;
  readonly report: Report;
  readonly before: Report | null;
}

/**
 * Runs the rules over a report. The job may come twice, late, or after a crash in the middle: it takes whatever run of the
 * report is active, and its outcome is written once, by whoever finds the run still at work.
 */
@Injectable()
export class RunValidation {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  async execute(
    { cycleId, memberCode }: JobPayload<'validation.run'>,
    { outboxId, attempt }: JobContext,
    at: Date,
  ): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const key = { cycleId, memberCode };
    const begun = await this.begin(opened, key, at);
    if (!begun) return;
    const { run, report, before } = begun;
    try {
      const outcomes = check(opened, report, before);
      await this.recordOutcome.execute({ opened, key, run, report, outcomes, outboxId });
    } catch (error) {
      // Retrying may cure a database that was away; after the last attempt somebody must learn that nobody is at work.
      if (attempt < JOBS['validation.run'].attempts) throw error;
      await this.recordOutcome.fail({
        opened,
        key,
        run,
        outboxId,
        cause: error instanceof Error ? error.message : String(error),
      });
    }
  }

  private begin(opened: OpenedCycle, key: ReportKey, at: Date): Promise<BegunRun | null> {
    return this.database.as(systemReach([key.memberCode]), async (tx) => {
      const run = await lockActiveRun(tx, key);
      if (!run) return null;
      const state = move(VALIDATION_RUN, run.state, 'start', 'system');
      await tx.update(
        ValidationRunEntity,
        { ...key, id: run.id },
        { state, startedAt: run.startedAt ?? at, done: 0, total: countRules(opened.plan) },
      );
      await notifyChanged(tx, { member: key.memberCode, keys: [`run:${run.id}`], draft: true });
      const report = reportOf(opened.plan, key.memberCode, await readEntriesAt(tx, key, run.revision));
      return { run, report, before: await this.readBefore(tx, opened, key.memberCode) };
    });
  }

  /** The member's report in the cycle that this one follows, as it was certified. */
  private async readBefore(tx: EntityManager, { cycle }: OpenedCycle, memberCode: string): Promise<Report | null> {
    if (cycle.follows === null) return null;
    const key = { cycleId: cycle.follows, memberCode };
    const submission = await currentSubmission(tx, key);
    if (submission?.atRevision == null) return null;
    const { plan } = await this.catalogue.openById(cycle.follows);
    return reportOf(plan, memberCode, await readEntriesAt(tx, key, submission.atRevision));
  }
}

function lockActiveRun(tx: EntityManager, key: ReportKey): Promise<ValidationRunEntity | null> {
  return tx.findOne(ValidationRunEntity, {
    where: [
      { ...key, state: 'QUEUED' },
      { ...key, state: 'RUNNING' },
    ],
    lock: { mode: 'pessimistic_write' },
  });
}

function check({ cycle, plan }: OpenedCycle, report: Report, before: Report | null): RuleOutcome[] {
  const window = { from: cycle.windowFrom ?? '0001-01-01', to: cycle.windowTo ?? '9999-12-31' };
  return validateReport({ plan, report, before, window });
}
