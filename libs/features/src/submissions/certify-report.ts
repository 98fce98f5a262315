import { Inject, Injectable } from '@nestjs/common';
import type { CertifyReport as Certification, ReceiptView } from '@signatory/contract';
import { Refusal, type Actor, type Refusals, type RunState } from '@signatory/domain';
import { Database, ValidationRunEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { extensionOf, lockReport, requireUnsubmitted, type LockedReport } from './submission-rows.js';
import { deadlineOf, requireOpenCycle } from './deadline.js';
import { countFindings, countOpen, isNothingOpen, readAnswered, readOpenRules, type AnsweredRow } from './findings.js';
import { entriesInPieces, type ReadPiece } from './entries-in-pieces.js';
import { isFiledLate } from './lateness.js';
import { MoveSubmission } from './move-submission.js';
import { describeReceipt, PAPER, type Paper, type StoredReceipt } from './receipt.js';
import { indicatorsApart, keepColumns } from './read-columns.js';
import { enterReport, type ReportKey, type ReportRequest, type ReportScope } from './report-scope.js';
import { ruleSetOf } from './request-run.js';
import {
  countEntries,
  listAnswered,
  listClearances,
  writeSnapshot,
  type Certified,
  type EntryHead,
} from './snapshot.js';
import { SnapshotWriter } from './snapshot-store.js';

export interface CertifyCommand extends ReportRequest {
  readonly certification: Certification;
}

const WITH_FINDINGS: readonly RunState[] = ['PASSED', 'PASSED_WITH_WARNINGS', 'FAILED', 'INCOMPLETE'];
const IS_ACTIVE: readonly RunState[] = ['QUEUED', 'RUNNING'];

/** Certifies a report: freezes its revision as a snapshot with a hash, and answers the receipt. */
@Injectable()
export class CertifyReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveSubmission: MoveSubmission,
    @Inject(PAPER) private readonly paper: Paper,
  ) {}

  /** @throws Refusal `report.already-submitted`, `report.open-findings`, `file.infected`, `job.busy`, `command.stale`, `command.wrong-state`, `cycle.closed` */
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
    requireOpenCycle(opened.cycle, key.memberCode, at);
    if (locked && locked.report.revision !== certification.revision)
      throw new Refusal('command.stale', { sent: certification.revision, current: locked.report.revision });
    const findings = locked ? await requireNothingOpen(tx, scope, locked) : [];
    await requireUninfected(tx, key);
    const revision = locked?.report.revision ?? 0;
    const heads: EntryHead[] = [];
    const certified = { opened, key, revision, findings, entries: entriesOf(tx, key, revision, heads) };
    // The bytes themselves are kept: whoever has the receipt can recompute its hash, whatever this product becomes.
    const snapshot = new SnapshotWriter(tx, { ...key, version: locked?.submission?.version ?? 1 });
    for await (const piece of writeSnapshot(certified)) await snapshot.write(piece);
    const extension = await extensionOf(tx, key);
    const late = await isFiledLate(tx, key, opened.cycle, { extension, at });
    const moved = await this.moveSubmission.execute(tx, {
      scope,
      submission: locked?.submission ?? null,
      command: 'certify',
      performer: grant.role,
      actor: actor.id,
      at,
      sets: {
        atRevision: revision,
        sha256: snapshot.sha256(),
        submittedAt: at,
        late,
        certifiedBy: actor.id,
        receipt: receiptOf(actor, certification, certified, {
          heads,
          extension,
          late,
          paper: this.paper,
        }) as unknown as Record<string, unknown>,
      },
    });
    await snapshot.end();
    if (indicatorsApart(opened.plan).length > 0) await keepColumns(tx, key, revision);
    return describeReceipt(opened, moved);
  }
}

/** The entries in pieces, of which what the receipt tells is noted down as they go by. */
function entriesOf(tx: EntityManager, key: ReportKey, revision: number, heads: EntryHead[]): Certified['entries'] {
  return async function* (placed) {
    const read: ReadPiece = (text, values) => tx.query(text, [...values]);
    for await (const row of entriesInPieces(read, key, revision, placed)) {
      if (row) heads.push({ indicatorId: row.indicatorId, status: row.status, combined: row.combined });
      yield row;
    }
  };
}

function receiptOf(
  { name }: Actor,
  { office }: Certification,
  { opened: { cycle, plan }, key, findings }: Certified,
  {
    heads: rows,
    extension,
    late,
    paper,
  }: {
    readonly heads: readonly EntryHead[];
    readonly extension: Date | null;
    readonly late: boolean;
    readonly paper: Paper;
  },
): StoredReceipt {
  return {
    name,
    office,
    deadline: deadlineOf(cycle, extension)?.toISOString() ?? null,
    late,
    counts: countEntries(plan, key.memberCode, rows),
    clearances: listClearances(plan, rows),
    justified: listAnswered(plan, findings),
    ...(paper === 'Letter' && { paper }),
  };
}

/** Nobody could read what is certified of it. One that the scanner has not told of yet holds nobody up: a deadline does not wait for it. */
async function requireUninfected(tx: EntityManager, { cycleId, memberCode }: ReportKey): Promise<void> {
  const [infected] = await tx.query<Refusals['file.infected'][]>(
    `select b.name, b.virus from evidence e join blob b on b.member_code = e.member_code and b.sha256 = e.blob_sha256
     where e.cycle_id = $1 and e.member_code = $2 and e.until_revision is null and b.scan = 'infected' order by e.id limit 1`,
    [cycleId, memberCode],
  );
  if (infected) throw new Refusal('file.infected', infected);
}

/** Answers the findings that were answered in words. */
async function requireNothingOpen(
  tx: EntityManager,
  { opened, key }: ReportScope,
  { report: { revision }, submission }: LockedReport,
): Promise<AnsweredRow[]> {
  const run = await tx.findOneBy(ValidationRunEntity, { ...key, revision, ruleSet: ruleSetOf(opened) });
  if (!run || !WITH_FINDINGS.includes(run.state)) {
    // Without a run over this revision there is nothing to certify by; the state machine then says which step is missing.
    if (submission?.state !== 'READY') return [];
    // It was ready by a run that is being repeated, because a page behind it answered otherwise.
    if (run && IS_ACTIVE.includes(run.state)) throw new Refusal('job.busy', { seconds: 2 });
    throw new Refusal('report.open-findings', { blockers: 0, notRun: 1, errors: 0, warnings: 0, rules: [] });
  }
  const open = countOpen(await countFindings(tx, key, run.id));
  if (!isNothingOpen(open))
    throw new Refusal('report.open-findings', { ...open, rules: await readOpenRules(tx, key, run.id) });
  return readAnswered(tx, key, run.id);
}
