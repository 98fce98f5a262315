import { Injectable } from '@nestjs/common';
import type { Plan, RuleOutcome } from '@signatory/domain';
import { Database, type Reach } from '@signatory/persistence';
import { notifyChanged, type JobPayload } from '@signatory/queue';
import { compareMirrors, tallyOf } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, indexPlan, memberCodes, readSuspensions, type OpenedCycle } from '../catalogue/index.js';
import {
  lockReport,
  reportOf,
  ruleSetOf,
  subjectOf,
  SUBMITTED_ENTRIES,
  type ReportKey,
  type SubmittedEntries,
} from '../submissions/index.js';
import { storeFindings, type NewFinding } from './outcome-rows.js';
import { valuesHash } from './values-hash.js';
import { windowOf } from './window.js';

// The run by which the report that stands was certified. Its own findings keep their numbers.
const RUN = `
  select v.id, v.revision, (select coalesce(max(n), -1) + 1 from finding f where f.cycle_id = $1 and f.member_code = $2 and f.run_id = v.id
    and f.rule not like 'mirror.%')::int as next
  from validation_run v where v.cycle_id = $1 and v.member_code = $2 and v.revision = $3 and v.rule_set = $4 and v.counts is not null`;
const FORGET = `delete from finding where cycle_id = $1 and member_code = $2 and run_id = $3 and rule like 'mirror.%'`;

/**
 * Compares what members report of each other, when a report is submitted or taken back: the findings of every member whose
 * report stands are made anew, each in a transaction of its own. Whoever is second reads, under the lock of the report, what
 * the first has written.
 */
@Injectable()
export class CompareReports {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  async execute({ cycleId }: JobPayload<'report.compare'>, at: Date): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const ids = mirroredIds(opened.plan);
    if (ids.length === 0) return;
    for (const memberCode of memberCodes(opened.plan)) await this.refresh(opened, { cycleId, memberCode }, ids, at);
  }

  private async refresh(opened: OpenedCycle, key: ReportKey, ids: readonly string[], at: Date): Promise<void> {
    const { plan, cycle } = opened;
    const member = key.memberCode;
    // To the others' reports a judge's reach: of them the database shows what was submitted.
    const reach: Reach = { actor: 'system', reads: [member], writes: [member], reviews: memberCodes(plan) };
    await this.database.as(reach, async (tx) => {
      if (!(await lockReport(tx, key))) return;
      const rows = await tx.query<SubmittedEntries[]>(SUBMITTED_ENTRIES, [key.cycleId, memberCodes(plan), ids]);
      const own = rows.find((row) => row.member === member);
      const run = own && (await findRun(tx, key, own.revision, ruleSetOf(opened)));
      if (!own || !run) return;
      const reports = new Map(rows.map((row) => [row.member, reportOf(plan, row.member, row.entries)]));
      const report = reports.get(member) ?? { member, entries: {} };
      reports.delete(member);
      const suspended = await readSuspensions(tx, cycle.id);
      const outcomes = compareMirrors({ plan, report, window: windowOf(cycle), suspended }, reports);
      const found = outcomes.flatMap((outcome): NewFinding[] => {
        const { kind } = outcome.outcome;
        if (kind !== 'FAIL' && kind !== 'SUSPENDED') return [];
        return [{ key, run, n: 0, kind, outcome, valuesHash: valuesHash(plan, report, outcome) }];
      });
      const numbered = found.map((finding, n) => ({ ...finding, n: run.next + n }));
      if (!(await replace(tx, key, run.id, numbered))) return;
      await this.audit.record(tx, {
        actor: 'system',
        act: 'run.compare',
        subject: subjectOf({ opened, key }),
        facts: { run: run.id, ...countsOf(outcomes) },
        at,
      });
      await notifyChanged(tx, { member, cycle: key.cycleId, keys: ['report', `run:${run.id}`] });
    });
  }
}

interface CertifiedRun {
  readonly id: string;
  readonly revision: number;
  /** The number of its next finding. */
  readonly next: number;
}

async function findRun(
  tx: EntityManager,
  key: ReportKey,
  revision: number,
  ruleSet: string,
): Promise<CertifiedRun | null> {
  const [run] = await tx.query<CertifiedRun[]>(RUN, [key.cycleId, key.memberCode, revision, ruleSet]);
  return run ?? null;
}

/** Puts findings in the place of the earlier ones of mirrors. Answers false where there were none, and are none. */
async function replace(
  tx: EntityManager,
  key: ReportKey,
  runId: string,
  found: readonly NewFinding[],
): Promise<boolean> {
  const [, forgotten]: [unknown, number] = await tx.query(FORGET, [key.cycleId, key.memberCode, runId]);
  await storeFindings(tx, [], found);
  return forgotten + found.length > 0;
}

function countsOf(outcomes: readonly RuleOutcome[]): Record<string, number> {
  const { coverage, kinds } = tallyOf(outcomes);
  return { ...coverage, fail: kinds.FAIL };
}

function mirroredIds(plan: Plan): string[] {
  const { byCode } = indexPlan(plan);
  return (plan.mirrors ?? []).flatMap(({ sent, received }) =>
    [sent, received].flatMap((code) => byCode.get(code)?.indicator.id ?? []),
  );
}
