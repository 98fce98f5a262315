import { Injectable } from '@nestjs/common';
import type { RuleOutcome } from '@signatory/domain';
import { grouped, type JobContext, type JobPayload } from '@signatory/queue';
import { revalidateReport, validateInSteps, type ReportToValidate } from '@signatory/rules';
import { Catalogue } from '../catalogue/index.js';
import { reportOf, type ReportKey } from '../submissions/index.js';
import { BeginRun, type BegunRun } from './begin-run.js';
import { ReadEarlierRun } from './read-earlier-run.js';
import { ReadSurroundings, type Around } from './read-surroundings.js';
import { RecordOutcome } from './record-outcome.js';
import { TellProgress } from './tell-progress.js';
import { windowOf } from './window.js';

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
    private readonly surroundings: ReadSurroundings,
    private readonly earlierRun: ReadEarlierRun,
    private readonly tellProgress: TellProgress,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  /** Answers whether an outcome was recorded, and the job with it. */
  async execute(
    { cycleId, memberCode }: JobPayload<'validation.run'>,
    { outboxId }: JobContext,
    at: Date,
  ): Promise<boolean> {
    const opened = await this.open(cycleId);
    const key = { cycleId, memberCode };
    const run = await this.beginRun.execute({ opened, key, at });
    if (!run) return false;
    const report = reportOf(opened.plan, memberCode, run.entries, run.cells);
    const around = (await this.surroundings.execute(opened, [memberCode])).get(memberCode) ?? NOTHING_AROUND;
    const validated = { ...around, plan: opened.plan, report, window: windowOf(opened.cycle) };
    const outcomes = await this.check(key, run, validated, around);
    await this.recordOutcome.execute({ opened, key, run, report, outcomes, around: around.hash, outboxId });
    return true;
  }

  /** After a save only what it can have changed runs again; a check, by which a report is certified, runs everything. */
  private async check(
    key: ReportKey,
    run: BegunRun,
    validated: ReportToValidate,
    { hash }: Around,
  ): Promise<RuleOutcome[]> {
    const earlier = run.kind === 'save' ? await this.earlierRun.execute(validated.plan, key, run) : null;
    if (!earlier) return this.runAll(key, run, validated);
    const changes = { indicators: earlier.changed, around: earlier.around !== hash };
    return revalidateReport(validated, earlier.outcomes, changes);
  }

  /** A run that takes long says how far it is; a short one costs no statement more. */
  private async runAll(key: ReportKey, run: BegunRun, validated: ReportToValidate): Promise<RuleOutcome[]> {
    const steps: (readonly RuleOutcome[])[] = [];
    let done = 0;
    let told = performance.now();
    for (const { outcomes, rules } of validateInSteps(validated)) {
      steps.push(outcomes);
      done += rules;
      if (performance.now() - told < TELL_EVERY_MS) continue;
      await this.tellProgress.execute(key, run.id, done);
      told = performance.now();
    }
    return steps.flat();
  }
}

const TELL_EVERY_MS = 1_000;

const NOTHING_AROUND: Around = { hash: '' };
