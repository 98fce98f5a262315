import { Injectable } from '@nestjs/common';
import type { CellsApart, Plan, RuleOutcome } from '@signatory/domain';
import { systemReach } from '@signatory/persistence';
import { grouped, type JobContext, type JobPayload } from '@signatory/queue';
import { affectedRules, readsOf, revalidateReport, validateInSteps, type ReportToValidate } from '@signatory/rules';
import { Catalogue } from '../catalogue/index.js';
import { indicatorsApart, ReadColumns, reportOf, type ReportKey } from '../submissions/index.js';
import { BeginRun, type BegunRun } from './begin-run.js';
import { ReadEarlierCells } from './read-earlier-cells.js';
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
    private readonly readColumns: ReadColumns,
    private readonly surroundings: ReadSurroundings,
    private readonly earlierCells: ReadEarlierCells,
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
    const earlier = run.kind === 'save' ? await this.earlierRun.execute(opened.plan, key, run) : null;
    const around = (await this.surroundings.execute(opened, [memberCode])).get(memberCode) ?? NOTHING_AROUND;
    const changes = earlier && {
      indicators: earlier.changed,
      around: earlier.around !== around.hash,
      rules: [...earlier.suspended, ...run.suspended.keys()],
    };
    const affected = changes && affectedRules(opened.plan, changes);
    const [cells, beside] = await Promise.all([
      this.readCells(opened.plan, key, run, affected),
      this.earlierCells.execute(opened, memberCode, around, cellsAround(opened.plan, affected)),
    ]);
    const report = reportOf(opened.plan, memberCode, run.entries, cells);
    const validated = {
      ...beside,
      plan: opened.plan,
      report,
      window: windowOf(opened.cycle),
      suspended: run.suspended,
    };
    // After a save only what it can have changed runs again; a check, by which a report is certified, runs everything.
    const steps =
      earlier && changes ? [revalidateReport(validated, earlier.outcomes, changes)] : this.runAll(key, run, validated);
    const hashes = earlier?.hashes ?? NO_HASHES;
    await this.recordOutcome.execute({ opened, key, run, report, steps, hashes, around: around.hash, outboxId });
    return true;
  }

  /** The cells that the rules of this run read, unless they came with their entries. */
  private async readCells(
    plan: Plan,
    key: ReportKey,
    { revision, atHand }: BegunRun,
    affected: ReadonlySet<string> | null,
  ): Promise<ReadonlyMap<string, CellsApart>> {
    const apart = indicatorsApart(plan);
    if (apart.length === 0) return NO_CELLS;
    const read = affected && readBy(plan, affected);
    const missing = apart.filter(({ indicator: { id, code } }) => !atHand.has(id) && (read?.has(code) ?? true));
    const columns = await this.readColumns.execute(systemReach([key.memberCode]), key, revision, missing);
    return new Map<string, CellsApart>([...atHand, ...columns]);
  }

  /** A run that takes long says how far it is; a short one costs no statement more. */
  private async *runAll(
    key: ReportKey,
    run: BegunRun,
    validated: ReportToValidate,
  ): AsyncGenerator<readonly RuleOutcome[], void, undefined> {
    let done = 0;
    let told = performance.now();
    for (const { outcomes, rules } of validateInSteps(validated)) {
      yield outcomes;
      done += rules;
      if (performance.now() - told < TELL_EVERY_MS) continue;
      await this.tellProgress.execute(key, run.id, done);
      told = performance.now();
    }
  }
}

const TELL_EVERY_MS = 1_000;

const NOTHING_AROUND: Around = { hash: '', origins: new Map() };
const NO_HASHES: ReadonlyMap<RuleOutcome, string> = new Map();
const NO_CELLS: ReadonlyMap<string, CellsApart> = new Map();

/** The indicators of which one of the rules looks at the cells of earlier reports; null stands for all rules. */
function cellsAround(plan: Plan, rules: ReadonlySet<string> | null): ReadonlySet<string> {
  return new Set(
    [...readsOf(plan)].flatMap(([rule, { indicators, cellsAround: looks }]) =>
      looks && (rules?.has(rule) ?? true) ? indicators.slice(0, 1) : [],
    ),
  );
}

/** The codes of the indicators that some rules read. */
function readBy(plan: Plan, rules: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...readsOf(plan)].flatMap(([rule, { indicators }]) => (rules.has(rule) ? indicators : [])));
}
