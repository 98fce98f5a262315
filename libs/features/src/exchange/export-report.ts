import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { appliesTo, Refusal, type Entry, type Plan, type Report } from '@signatory/domain';
import { Database, type ImportFormat } from '@signatory/persistence';
import {
  annotateTable,
  annotateWorkbook,
  writeReportFile,
  type Note,
  type ReportFileOptions,
} from '@signatory/workbook';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import {
  enterReport,
  ReadEarlier,
  ReadReport,
  readEntriesAt,
  seesDrafts,
  seesEntry,
  STANDS,
  type EntryRow,
  type ReportKey,
  type ReportRequest,
  type ReportScope,
} from '../submissions/index.js';
import { fileEntryOf } from './file-entry.js';
import { findingNotes } from './finding-notes.js';
import { withFolder } from './folder.js';

export interface ExportRequest extends ReportRequest {
  readonly format: ImportFormat;
  /** Of headings and instructions. */
  readonly language: string;
  /** What the newest run found is written at the cells. */
  readonly findings?: boolean;
}

/** A report as a file, ready to be written. */
export interface ExportedReport {
  readonly name: string;
  readonly mediaType: string;
  /** Streams into `out` and ends it. */
  write(out: Writable): Promise<void>;
}

export const MEDIA_TYPES: Readonly<Record<ImportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const REVISION = `select case when $3 then coalesce((select revision from report where cycle_id = $1 and member_code = $2), 0)
  else (select max(at_revision) from submission where cycle_id = $1 and member_code = $2 and ${STANDS}) end as revision`;

/**
 * A report as a file that can be filled in and brought back: a template where nothing is answered yet. The member's last
 * period stands beside. A contributor gets what was delegated, an assessor what was certified.
 */
@Injectable()
export class ExportReport {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readEarlier: ReadEarlier,
    private readonly readReport: ReadReport,
  ) {}

  /** @throws Refusal `not-found` */
  async execute(request: ExportRequest): Promise<ExportedReport> {
    const { format, language } = request;
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const { key } = scope;
    const { revision, rows } = await this.read(scope);
    const before = await this.readBefore(scope);
    const options: ReportFileOptions = {
      language,
      cycle: opened.cycle.code,
      revision,
      versions: versionsOf(opened.plan, rows),
      before,
      indicators: indicatorsOf(scope, request),
    };
    const report = reportOf(opened.plan, key, rows);
    const write = (out: Writable): Promise<void> => writeReportFile(format, report, opened.plan, options, out);
    const notes = request.findings ? findingNotes(await this.readReport.execute(request)) : null;
    return {
      name: `${opened.cycle.code}-${key.memberCode}.${format}`,
      mediaType: MEDIA_TYPES[format],
      write: notes === null ? write : (out) => withNotes(format, write, { notes, language }, out),
    };
  }

  private read(scope: ReportScope): Promise<{ revision: number; rows: EntryRow[] }> {
    const { key, reach } = scope;
    return this.database.as(reach, async (tx) => {
      const values = [key.cycleId, key.memberCode, seesDrafts(scope)];
      const [row] = await tx.query<{ revision: number | null }[]>(REVISION, values);
      if (row?.revision == null) throw new Refusal('not-found', { subject: 'report' });
      return { revision: row.revision, rows: await readEntriesAt(tx, key, row.revision) };
    });
  }

  private async readBefore({ reach, key, opened }: ReportScope): Promise<Report | null> {
    const [earlier] = await this.readEarlier.find(reach, opened, key);
    if (!earlier) return null;
    const then = indexPlan(earlier.opened.plan).byId;
    const entries = [...indexPlan(opened.plan).byId].flatMap(([id, { indicator }]): [string, Entry][] => {
      const found = earlier.trace('indicator', id);
      const placed = found.kind === 'same' ? then.get(found.id) : undefined;
      const entry = placed && fileEntryOf(placed, earlier.entries.get(placed.indicator.id));
      return entry ? [[indicator.code, entry]] : [];
    });
    return { member: key.memberCode, entries: Object.fromEntries(entries) };
  }
}

/** A workbook is annotated from its end, so it is written to a folder first. */
function withNotes(
  format: ImportFormat,
  write: (out: Writable) => Promise<void>,
  { notes, language }: { readonly notes: readonly Note[]; readonly language: string },
  out: Writable,
): Promise<void> {
  return withFolder(async (folder) => {
    const path = join(folder, 'file');
    await write(createWriteStream(path));
    await (format === 'csv' ? annotateTable(path, notes, out) : annotateWorkbook(path, notes, out, { language }));
  });
}

function reportOf(plan: Plan, { memberCode }: ReportKey, rows: readonly EntryRow[]): Report {
  const { byId } = indexPlan(plan);
  const entries = rows.flatMap((row): [string, Entry][] => {
    const placed = byId.get(row.indicatorId);
    const entry = placed && fileEntryOf(placed, row);
    return entry ? [[placed.indicator.code, entry]] : [];
  });
  return { member: memberCode, entries: Object.fromEntries(entries) };
}

function versionsOf(plan: Plan, rows: readonly EntryRow[]): Record<string, number> {
  const { byId } = indexPlan(plan);
  return Object.fromEntries(rows.map((row) => [byId.get(row.indicatorId)?.indicator.code ?? '', row.version]));
}

/** What is asked of the member and the reader's to see. */
function indicatorsOf(scope: ReportScope, request: ReportRequest): string[] {
  return [...indexPlan(scope.opened.plan).byCode.values()]
    .filter(
      (placed) =>
        appliesTo(placed.commitment, scope.key.memberCode).kind === 'asked' && seesEntry(scope, placed, request),
    )
    .map(({ indicator }) => indicator.code);
}
