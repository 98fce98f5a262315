import { Injectable } from '@nestjs/common';
import { move, Refusal, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportEntity, ReportImportEntity, systemReach, type ImportCounts } from '@signatory/persistence';
import { completeJob, JOBS, notifyChanged, type JobContext, type JobPayload } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { People } from '../identity/index.js';
import {
  lockOrMakeReport,
  MoveSubmission,
  RequestRun,
  requireOpenCycle,
  subjectOf,
  type LockedReport,
  type ReportKey,
  type ReportScope,
} from '../submissions/index.js';
import { closedEntries } from './closed-entries.js';
import { FailImport, whyOf } from './fail-import.js';
import { holdImport } from './import-access.js';
import { scopeOfJob } from './import-actor.js';
import { ImportFiles } from './import-files.js';
import { keepCells, raiseEntries, writeCells, type CellWriting } from './merge-cells.js';
import { keepFound, mergeFile, stageFile, type MergedFile } from './merge-file.js';
import { writeHeads } from './write-heads.js';

interface Application {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly path: string;
  readonly outboxId: string;
  readonly at: Date;
}

/**
 * Writes what was accepted of an import, in one transaction or not at all: one revision, the entries' versions, one audit
 * event and one run. The file is compared once more under the report's lock, so that what a colleague saved since the dry
 * run is never lost: a new conflict ends the application with nothing written, and is shown.
 */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly people: People,
    private readonly audit: Audit,
    private readonly moveSubmission: MoveSubmission,
    private readonly requestRun: RequestRun,
    private readonly failImport: FailImport,
    private readonly files: ImportFiles,
  ) {}

  async execute(
    { cycleId, memberCode, importId }: JobPayload<'report.apply-import'>,
    { outboxId, attempt }: Pick<JobContext, 'outboxId' | 'attempt'>,
    at: Date,
  ): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const key = { cycleId, memberCode };
    const found = await this.database.as(systemReach([memberCode]), (tx) =>
      tx.findOneBy(ReportImportEntity, { ...key, id: importId, state: 'APPLYING' }),
    );
    if (!found) return;
    try {
      await this.files.lend(found, (path) => this.apply({ opened, key, path, outboxId, at }, found));
    } catch (error) {
      if (!(error instanceof Refusal) && attempt < JOBS['report.apply-import'].attempts) throw error;
      await this.failImport.execute({ opened, key, id: importId, outboxId, cause: whyOf(error), at });
    }
  }

  private async apply(
    application: Application,
    { id, name, format, requestedBy, decidedBy }: ReportImportEntity,
  ): Promise<void> {
    const { opened, key, path, outboxId, at } = application;
    const actor = decidedBy ?? requestedBy;
    const { scope, request } = await scopeOfJob(this.people, opened, { actor, member: key.memberCode, at });
    requireOpenCycle(opened.cycle, at);
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      await holdImport(tx, id);
      const source = { plan: opened.plan, member: key.memberCode, limits: this.files.limits };
      // The file is read before the report is locked: nobody waits for a large one.
      const staging = await stageFile(tx, { path, name, format }, source, () => Promise.resolve());
      const locked = await lockOrMakeReport(tx, key);
      const current = await tx.findOne(ReportImportEntity, {
        where: { ...key, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (current?.state !== 'APPLYING') return;
      const { revision } = locked.report;
      const closed = await closedEntries(tx, scope, request, locked.submission);
      const merged = await mergeFile(tx, staging, { scope, revision, imported: id, closed });
      const changes = isMoved(current, merged.counts)
        ? await this.showAgain(tx, key, id, revision)
        : { ...(merged.taken ? await this.write(tx, { scope, locked, at }, merged) : {}), endedAt: at };
      const command = 'endedAt' in changes ? 'finish' : 'merge-again';
      const state = move(REPORT_IMPORT, current.state, command, 'system');
      await tx.update(ReportImportEntity, { ...key, id }, { ...changes, state, counts: merged.counts });
      if (command === 'finish') await this.record(tx, scope, { ...current, ...changes }, merged.counts, { actor, at });
      if (outboxId !== '') await completeJob(tx, outboxId);
      await notifyChanged(tx, { member: key.memberCode, keys: ['report', `import:${id}`] });
    });
  }

  private async showAgain(tx: EntityManager, key: ReportKey, id: string, revision: number) {
    await keepFound(tx, key, id);
    await keepCells(tx, key, id);
    return { revision, leaveOut: false, decidedBy: null };
  }

  private async write(
    tx: EntityManager,
    { scope, locked, at }: { readonly scope: ReportScope; readonly locked: LockedReport; readonly at: Date },
    merged: MergedFile,
  ): Promise<{ appliedRevision: number }> {
    const { key, opened, grant, reach } = scope;
    const revision = locked.report.revision + 1;
    const actor = reach.actor;
    await tx.update(ReportEntity, { ...key, revision: locked.report.revision }, { revision });
    const step = { scope, submission: locked.submission, performer: grant.role, actor, at };
    await this.moveSubmission.execute(tx, { ...step, command: 'edit' });
    const writing: CellWriting = { key, revision, actor, role: grant.role, at };
    await writeCells(tx, writing, merged.cells);
    const done = await writeHeads(tx, writing, opened, merged.heads);
    await raiseEntries(tx, writing, done);
    await this.requestRun.execute(tx, { opened, key, revision, kind: 'save', actor, at });
    return { appliedRevision: revision };
  }

  private async record(
    tx: EntityManager,
    scope: ReportScope,
    { id, sha256, appliedRevision, leaveOut }: ReportImportEntity,
    { fields, changes, conflicts, faults }: ImportCounts,
    { actor, at }: { readonly actor: string; readonly at: Date },
  ): Promise<void> {
    const facts = {
      import: id,
      sha256,
      revision: appliedRevision,
      fields,
      changes,
      conflicts,
      leftOut: leaveOut ? faults : 0,
    };
    await this.audit.record(tx, { actor, act: 'import.apply', subject: subjectOf(scope), facts, at });
  }
}

/** The report moved on since the decision: somebody must look again. */
function isMoved({ counts: decided, leaveOut }: ReportImportEntity, { undecided, faults }: ImportCounts): boolean {
  return undecided > 0 || (faults > 0 && (!leaveOut || faults > (decided?.faults ?? 0)));
}
