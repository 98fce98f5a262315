import { Injectable } from '@nestjs/common';
import { move, Refusal, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach } from '@signatory/persistence';
import { completeJob, notifyChanged, type JobContext, type JobPayload } from '@signatory/queue';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { People, tellOfJob } from '../identity/index.js';
import { currentSubmission, type ReportKey } from '../submissions/index.js';
import { closedEntries } from './closed-entries.js';
import { FailImport, whyOf } from './fail-import.js';
import { holdImport } from './import-access.js';
import { scopeOfJob } from './import-actor.js';
import { ImportFiles } from './import-files.js';
import { keepCells } from './merge-cells.js';
import { keepFound, mergeFile, stageFile } from './merge-file.js';
import { layPlanTables } from './plan-tables.js';
import { Progress, Stopped } from './progress.js';

/**
 * The dry run of an import: reads the file, compares it with the report, and keeps what it found; the report is not
 * touched. It is one transaction: killed in its middle, nothing is kept and it is done again.
 */
@Injectable()
export class ReadImportFile {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly people: People,
    private readonly failImport: FailImport,
    private readonly files: ImportFiles,
  ) {}

  async execute(
    { cycleId, memberCode, importId }: JobPayload<'report.import'>,
    { outboxId }: Pick<JobContext, 'outboxId'>,
    at: Date,
  ): Promise<void> {
    const opened = await this.catalogue.openById(cycleId);
    const key = { cycleId, memberCode };
    const begun = await this.begin(key, importId, at);
    if (!begun) return;
    try {
      await this.files.lend(begun, (path) => this.read(opened, key, begun, { path, outboxId, at }));
    } catch (error) {
      if (error instanceof Stopped) return;
      // What nobody refused is the job's own failure: it is tried again, and given up where whoever runs the installation looks.
      if (!(error instanceof Refusal)) throw error;
      await this.failImport.execute({ opened, key, id: importId, outboxId, cause: whyOf(error), at });
    }
  }

  private begin(key: ReportKey, id: string, at: Date): Promise<ReportImportEntity | null> {
    return this.database.as(systemReach([key.memberCode]), async (tx) => {
      const found = await tx.findOne(ReportImportEntity, {
        where: { ...key, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found || !REPORT_IMPORT.transitions.start.from.includes(found.state)) return null;
      const state = move(REPORT_IMPORT, found.state, 'start', 'system');
      await tx.update(ReportImportEntity, { ...key, id }, { state, startedAt: found.startedAt ?? at, done: 0 });
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
      return found;
    });
  }

  private async read(
    opened: OpenedCycle,
    key: ReportKey,
    { id, name, format, requestedBy }: ReportImportEntity,
    { path, outboxId, at }: { readonly path: string; readonly outboxId: string; readonly at: Date },
  ): Promise<void> {
    const { scope, request } = await scopeOfJob(this.people, opened, {
      actor: requestedBy,
      member: key.memberCode,
      at,
    });
    const progress = new Progress(this.database, key, id);
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      await holdImport(tx, id);
      const staging = await stageFile(
        tx,
        { path, name, format },
        {
          opened,
          member: key.memberCode,
          limits: this.files.limits,
          onProgress: (fields) => progress.tell(fields),
        },
      );
      const [report] = await tx.query<{ revision: number }[]>(
        'select revision from report where cycle_id = $1 and member_code = $2',
        [key.cycleId, key.memberCode],
      );
      const revision = report?.revision ?? 0;
      const closed = await closedEntries(tx, scope, request, await currentSubmission(tx, key));
      await layPlanTables(tx, opened, closed);
      const { counts } = await mergeFile(tx, staging, { scope, revision, imported: id, hasMoved: false, closed });
      // Read again under its lock: it may have been cancelled, or read by another worker while this one waited.
      const current = await tx.findOne(ReportImportEntity, {
        where: { ...key, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!current || !REPORT_IMPORT.transitions.show.from.includes(current.state)) throw new Stopped();
      await keepFound(tx, key, id);
      await keepCells(tx, key, id);
      const state = move(REPORT_IMPORT, current.state, 'show', 'system');
      await tx.update(
        ReportImportEntity,
        { ...key, id },
        { state, revision, counts, done: counts.fields, readAt: () => 'clock_timestamp()' },
      );
      await tellOfJob(tx, {
        by: current.requestedBy,
        kind: 'import-read',
        cycle: key.cycleId,
        member: key.memberCode,
        occasion: id,
        at: new Date(),
      });
      if (outboxId !== '') await completeJob(tx, outboxId);
      await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: [`import:${id}`] });
    });
  }
}
