import { Injectable } from '@nestjs/common';
import type { Report, RuleOutcome } from '@signatory/domain';
import { grouped, JOBS, type JobContext, type JobPayload } from '@signatory/queue';
import { validateReport } from '@signatory/rules';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { reportOf } from '../submissions/index.js';
import { BeginRun, type BegunRun } from './begin-run.js';
import { RecordOutcome } from './record-outcome.js';

/**
 * Runs the rules over a report. The job may come twice, late, or after a crash in the middle: it takes whatever run of the
 * report is active, and its outcome is written once, by whoever finds the run still at work.
 */
@Injectable()
export class RunValidation {
  private readonly open = grouped((ids: readonly string[]) => this.catalogue.openAll(ids));

  constructor(
    private readonly catalogue: Catalogue,
    private readonly beginRun: BeginRun,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  /** Answers whether an outcome was recorded, and the job with it. */
  async execute(
    { cycleId, memberCode }: JobPayload<'validation.run'>,
    { outboxId, attempt }: JobContext,
    at: Date,
  ): Promise<boolean> {
    const opened = await this.open(cycleId);
    const key = { cycleId, memberCode };
    const run = await this.beginRun.execute({ opened, key, at });
    if (!run) return false;
    try {
      const report = reportOf(opened.plan, memberCode, run.entries);
      const outcomes = check(opened, report, await this.reportBefore(opened, memberCode, run));
      await this.recordOutcome.execute({ opened, key, run, report, outcomes, outboxId });
    } catch (error) {
      // Retrying may cure a database that was away; after the last attempt somebody must learn that nobody is at work.
      if (attempt < JOBS['validation.run'].attempts) throw error;
      const cause = error instanceof Error ? error.message : String(error);
      await this.recordOutcome.fail({ opened, key, run, outboxId, cause });
    }
    return true;
  }

  private async reportBefore({ cycle }: OpenedCycle, memberCode: string, { before }: BegunRun): Promise<Report | null> {
    if (cycle.follows === null || before === null) return null;
    return reportOf((await this.open(cycle.follows)).plan, memberCode, before);
  }
}

function check({ cycle, plan }: OpenedCycle, report: Report, before: Report | null): RuleOutcome[] {
  const window = { from: cycle.windowFrom ?? '0001-01-01', to: cycle.windowTo ?? '9999-12-31' };
  return validateReport({ plan, report, before, window });
}
