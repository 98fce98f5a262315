import { Injectable } from '@nestjs/common';
import type { CertifyReport as Certification, ReceiptView } from '@signatory/contract';
import { Refusal, type Actor, type RunState } from '@signatory/domain';
import { Database, sha256, ValidationRunEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { extensionOf, lockReport, requireUnsubmitted, type LockedReport } from './submission-rows.js';
import { isLate, requireOpenCycle } from './deadline.js';
import { readEntriesAt } from './entry-rows.js';
import { countOpen, isNothingOpen, readFindings, type FindingRow } from './findings.js';
import { MoveSubmission } from './move-submission.js';
import { describeReceipt, type StoredReceipt } from './receipt.js';
import { enterReport, type ReportRequest, type ReportScope } from './report-scope.js';
import { ruleSetOf } from './request-run.js';
import { countEntries, listAnswered, listClearances, writeSnapshot, type Certified } from './snapshot.js';

export interface CertifyCommand extends ReportRequest {
  readonly certification: Certification;
}

const ENDED_WELL: readonly RunState[] = ['PASSED', 'PASSED_WITH_WARNINGS', 'FAILED'];
const IS_ACTIVE: readonly RunState[] = ['QUEUED', 'RUNNING'];

/** Certifies a report: freezes its revision as a snapshot with a hash, and answers the receipt. */
@Injectable()
export class CertifyReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** @throws Refusal `report.already-submitted`, `report.open-findings`, `job.busy`, `command.stale`, `command.wrong-state`, `cycle.closed` */
  async execute(command: CertifyCommand): Promise<ReceiptView> {
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:certify');
    return this.database.as(scope.reach, (tx) => this.certify(tx, scope, command));
  }

  private async certify(
    tx: EntityManager,
    scope: ReportScope,
    { actor, at, certification }: CertifyCommand,
  ): Promise<ReceiptView> {
    const { opened, key, grant } = scope;
    const locked = await lockReport(tx, key);
    requireUnsubmitted(locked?.submission ?? null);
    requireOpenCycle(opened.cycle, at);
    if (locked && locked.report.revision !== certification.revision)
      throw new Refusal('command.stale', { sent: certification.revision, current: locked.report.revision });
    const findings = locked ? await requireNothingOpen(tx, scope, locked) : [];
    const revision = locked?.report.revision ?? 0;
    const certified = { opened, key, revision, rows: await readEntriesAt(tx, key, revision), findings };
    const body = writeSnapshot(certified);
    const extension = await extensionOf(tx, key);
    const moved = await this.moveSubmission.execute(tx, {
      scope,
      submission: locked?.submission ?? null,
      command: 'certify',
      performer: grant.role,
      actor: actor.id,
      at,
      sets: {
        atRevision: revision,
        sha256: sha256(body),
        submittedAt: at,
        late: isLate(at, opened.cycle, extension),
        certifiedBy: actor.id,
        receipt: receiptOf(actor, certification, certified, extension) as unknown as Record<string, unknown>,
      },
    });
    // The bytes themselves are kept: whoever has the receipt can recompute its hash, whatever this product becomes.
    await tx.query('insert into snapshot (cycle_id, member_code, version, body) values ($1, $2, $3, $4)', [
      key.cycleId,
      key.memberCode,
      moved.version,
      body,
    ]);
    return describeReceipt(opened, moved);
  }
}

function receiptOf(
  { name }: Actor,
  { office }: Certification,
  { opened: { cycle, plan }, key, rows, findings }: Certified,
  extension: Date | null,
): StoredReceipt {
  return {
    name,
    office,
    deadline: (extension ?? cycle.deadlineAt)?.toISOString() ?? null,
    counts: countEntries(plan, key.memberCode, rows),
    clearances: listClearances(plan, rows),
    justified: listAnswered(plan, findings),
  };
}

async function requireNothingOpen(
  tx: EntityManager,
  { opened, key }: ReportScope,
  { report: { revision }, submission }: LockedReport,
): Promise<FindingRow[]> {
  const run = await tx.findOneBy(ValidationRunEntity, { ...key, revision, ruleSet: ruleSetOf(opened) });
  if (!run || !ENDED_WELL.includes(run.state)) {
    // Without a run over this revision there is nothing to certify by; the state machine then says which step is missing.
    if (submission?.state !== 'READY') return [];
    // It was ready by a run that is being repeated, because a page behind it answered otherwise.
    if (run && IS_ACTIVE.includes(run.state)) throw new Refusal('job.busy', { seconds: 2 });
    throw new Refusal('report.open-findings', { blockers: 0, notRun: 1, errors: 0, warnings: 0 });
  }
  const findings = await readFindings(tx, key, run.id);
  const open = countOpen(findings);
  if (!isNothingOpen(open)) throw new Refusal('report.open-findings', { ...open });
  return findings;
}
