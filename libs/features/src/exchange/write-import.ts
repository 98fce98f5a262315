import { Injectable } from '@nestjs/common';
import { move, REPORT_IMPORT } from '@signatory/domain';
import { Database, ReportImportEntity, systemReach, type ImportCounts } from '@signatory/persistence';
import { completeJob, enqueue, notifyChanged } from '@signatory/queue';
import type { FileLimits } from '@signatory/workbook';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { People, tellOfJob, type EndedJob } from '../identity/index.js';
import {
  FiguresAtHand,
  lockOrMakeReport,
  requireOpenCycle,
  ReviseReport,
  subjectOf,
  type LockedReport,
  type ReportKey,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { closedEntries } from './closed-entries.js';
import { figuresToKeep, FigureWriter } from './figure-writer.js';
import { holdImport } from './import-access.js';
import { scopeOfJob } from './import-actor.js';
import { hasFigures, keepCells, knowVintages, mixedPlaces, raiseEntries, writeCells } from './merge-cells.js';
import { keepFound, mergeFile, stageFile, type MergedFile } from './merge-file.js';
import { layPlanTables } from './plan-tables.js';
import { writeHeads } from './write-heads.js';

/** An accepted import to be written. */
export interface Application {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly path: string;
  readonly limits: FileLimits;
  readonly outboxId: string;
  readonly at: Date;
}

/** An application with whom it is done for. */
interface Writing extends Application {
  readonly found: ReportImportEntity;
  readonly scope: ReportScope;
  readonly request: ReportRequest;
}

/** A file that was read and compared, with the report under lock. */
interface Compared {
  readonly locked: LockedReport;
  readonly current: ReportImportEntity;
  readonly merged: MergedFile;
  readonly writer: FigureWriter | null;
}

/** What a file's figures meet can only be told when it was read to its end: nothing of it stays written. */
class NotAtOnce extends Error {
  override readonly name = 'NotAtOnce';
}

/**
 * Writes what was accepted of an import, in one transaction or not at all: one revision, the entries' versions, one audit
 * event and one run. The file is compared once more under the report's lock, so that what a colleague saved since the dry
 * run is never lost: a new conflict ends the application with nothing written, and is shown.
 */
@Injectable()
export class WriteImport {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly audit: Audit,
    private readonly reviseReport: ReviseReport,
    private readonly atHand: FiguresAtHand,
  ) {}

  async execute(application: Application, found: ReportImportEntity): Promise<void> {
    const { opened, key, at } = application;
    const actor = found.decidedBy ?? found.requestedBy;
    const writing = {
      ...application,
      found,
      ...(await scopeOfJob(this.people, opened, { actor, member: key.memberCode, at })),
    };
    requireOpenCycle(opened.cycle, key.memberCode, at);
    try {
      await this.inTransaction(writing, (tx) => this.writeAsRead(tx, writing));
    } catch (error) {
      if (!(error instanceof NotAtOnce)) throw error;
      await this.inTransaction(writing, (tx) => this.compareWhole(tx, writing));
    }
  }

  private async inTransaction(
    writing: Writing,
    compare: (tx: EntityManager) => Promise<Compared | null>,
  ): Promise<void> {
    const { key, found } = writing;
    let keep = (): void => {};
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      await holdImport(tx, found.id);
      const compared = await compare(tx);
      if (compared) keep = await this.end(tx, writing, compared);
    });
    keep();
  }

  /**
   * Figures of a report that has none meet nothing: they are written while the file is being read, under the report's lock.
   * Where it turns out that somebody must look again, or that the file speaks of one figure in two places, all of it is undone.
   */
  private async writeAsRead(tx: EntityManager, writing: Writing): Promise<Compared | null> {
    const { key, opened, found, path, limits } = writing;
    if (await hasFigures(tx, key)) throw new NotAtOnce();
    const locked = await lockOrMakeReport(tx, key);
    // Asked again under the lock: a colleague may have saved the first one meanwhile.
    if (await hasFigures(tx, key)) throw new NotAtOnce();
    const closed = await closedEntries(tx, writing.scope, writing.request, locked.submission);
    await layPlanTables(tx, opened, closed);
    await knowVintages(tx, key);
    const writer = new FigureWriter(tx, { key, revision: locked.report.revision + 1, closed });
    const staging = await stageFile(tx, { ...found, path }, { opened, member: key.memberCode, limits, writer });
    if (staging.isOpen) throw new NotAtOnce();
    const current = await lockCurrent(tx, writing);
    // Whoever cancelled it meanwhile finds nothing written either.
    if (!current) throw new NotAtOnce();
    const { revision } = locked.report;
    const merged = await mergeFile(tx, staging, {
      scope: writing.scope,
      revision,
      imported: found.id,
      hasMoved: found.revision !== revision,
      closed,
      writer,
    });
    if (isMoved(current, merged.counts)) throw new NotAtOnce();
    return { locked, current, merged, writer };
  }

  private async compareWhole(tx: EntityManager, writing: Writing): Promise<Compared | null> {
    const { key, opened, found, path, limits } = writing;
    // The file is read before the report is locked: nobody waits for a large one.
    const staging = await stageFile(tx, { ...found, path }, { opened, member: key.memberCode, limits });
    const locked = await lockOrMakeReport(tx, key);
    const current = await lockCurrent(tx, writing);
    if (!current) return null;
    const closed = await closedEntries(tx, writing.scope, writing.request, locked.submission);
    await layPlanTables(tx, opened, closed);
    await knowVintages(tx, key);
    const { revision } = locked.report;
    const merged = await mergeFile(tx, staging, {
      scope: writing.scope,
      revision,
      imported: found.id,
      hasMoved: found.revision !== revision,
      closed,
    });
    return { locked, current, merged, writer: null };
  }

  /** Answers what is to be done once it is committed. */
  private async end(tx: EntityManager, writing: Writing, compared: Compared): Promise<() => void> {
    const { scope, key, outboxId, at, found } = writing;
    const { current, merged, locked } = compared;
    let keep = (): void => {};
    // Whoever applied it hears of it: that it is written, or, at each revision anew, that it is to be looked at again.
    let news: Pick<EndedJob, 'kind' | 'occasion'> = { kind: 'import-applied', occasion: found.id };
    if (isMoved(current, merged.counts)) {
      await keepFound(tx, key, found.id);
      await keepCells(tx, key, found.id);
      const state = move(REPORT_IMPORT, current.state, 'merge-again', 'system');
      const { revision } = locked.report;
      const changes = { revision, leaveOut: false, decidedBy: null, state, counts: merged.counts };
      await tx.update(ReportImportEntity, { ...key, id: found.id }, changes);
      news = { kind: 'import-read', occasion: `${found.id} ${revision}` };
    } else {
      const written = merged.taken ? await this.write(tx, writing, compared) : null;
      keep = written?.keep ?? keep;
      const state = move(REPORT_IMPORT, current.state, 'finish', 'system');
      const applied = written && { appliedRevision: written.revision };
      await tx.update(
        ReportImportEntity,
        { ...key, id: found.id },
        { ...applied, endedAt: at, state, counts: merged.counts },
      );
      await this.record(tx, scope, { ...current, ...applied }, merged.counts, { actor: scope.reach.actor, at });
    }
    const by = current.decidedBy ?? current.requestedBy;
    await tellOfJob(tx, { ...news, by, cycle: key.cycleId, member: key.memberCode, at });
    if (outboxId !== '') await completeJob(tx, outboxId);
    await notifyChanged(tx, { member: key.memberCode, cycle: key.cycleId, keys: ['report', `import:${found.id}`] });
    return keep;
  }

  private write(
    tx: EntityManager,
    { scope, at }: Writing,
    { locked, merged, writer }: Compared,
  ): Promise<{ readonly revision: number; readonly keep: () => void }> {
    const { key, opened, grant, reach } = scope;
    const { actor } = reach;
    return this.reviseReport.execute(tx, { scope, locked, actor, at }, async (revision) => {
      const writing = { key, revision, actor, role: grant.role, at };
      await writeCells(tx, writing, merged.cells);
      const done = await writeHeads(tx, writing, opened, merged.heads);
      await raiseEntries(tx, writing, { places: writer?.written.keys() ?? [], done });
      if (await bringsLinks(tx, key, revision)) await enqueue(tx, 'evidence.check-links', key, key.memberCode);
      if (!writer) return { revision, keep: () => this.atHand.forget(key) };
      const cells = figuresToKeep(opened.plan, writer, await mixedPlaces(tx, key));
      return { revision, keep: () => this.atHand.keep(key, { revision, cells }) };
    });
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

/** The import under lock, where it is still to be applied. */
async function lockCurrent(tx: EntityManager, { key, found }: Writing): Promise<ReportImportEntity | null> {
  const current = await tx.findOne(ReportImportEntity, {
    where: { ...key, id: found.id },
    lock: { mode: 'pessimistic_write' },
  });
  return current?.state === 'APPLYING' ? current : null;
}

async function bringsLinks(tx: EntityManager, { cycleId, memberCode }: ReportKey, revision: number): Promise<boolean> {
  const [row] = await tx.query<{ brings: boolean }[]>(
    `select exists (select from evidence where cycle_id = $1 and member_code = $2 and since_revision = $3 and url is not null) as brings`,
    [cycleId, memberCode, revision],
  );
  return row?.brings ?? false;
}

/** The report moved on since the decision: somebody must look again. */
function isMoved({ counts: decided, leaveOut }: ReportImportEntity, { undecided, faults }: ImportCounts): boolean {
  return undecided > 0 || (faults > 0 && (!leaveOut || faults > (decided?.faults ?? 0)));
}
