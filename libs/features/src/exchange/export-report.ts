import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { appliesTo, Refusal } from '@signatory/domain';
import { Database, type ImportFormat } from '@signatory/persistence';
import {
  annotateTable,
  annotateWorkbook,
  type AnnotateOptions,
  writeReportFile,
  type Note,
  type ReportFileOptions,
  type ReportSource,
  type WrittenAnswer,
} from '@signatory/workbook';
import { Catalogue, indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import {
  enterReport,
  entriesInPieces,
  ReadEarlier,
  ReadReport,
  REVISION_SEEN,
  seesDrafts,
  seesEntry,
  type EarlierReport,
  type ReadPiece,
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
    const revision = await this.revisionOf(scope);
    const options: ReportFileOptions = {
      language,
      cycle: opened.cycle.code,
      revision,
      indicators: indicatorsOf(scope, request),
    };
    const source = await this.sourceOf(scope, revision);
    const write = (out: Writable): Promise<void> => writeReportFile(format, source, opened.plan, options, out);
    const notes = request.findings ? findingNotes(await this.readReport.execute(request), language) : null;
    return {
      name: `${opened.cycle.code}-${key.memberCode}.${format}`,
      mediaType: MEDIA_TYPES[format],
      write: notes === null ? write : (out) => withNotes(format, write, { notes, language, plan: opened.plan }, out),
    };
  }

  private async revisionOf(scope: ReportScope): Promise<number> {
    const { key, reach } = scope;
    const values = [key.cycleId, key.memberCode, seesDrafts(scope)];
    const [row] = await this.database.readAs<{ revision: number | null }>(reach, REVISION_SEEN, values);
    if (row?.revision == null) throw new Refusal('not-found', { subject: 'report' });
    return row.revision;
  }

  /** Answers as they are written, each beside what stood there in the member's last period. */
  private async sourceOf(scope: ReportScope, revision: number): Promise<ReportSource> {
    const { reach, key, opened } = scope;
    const { byCode } = indexPlan(opened.plan);
    const earlier = await this.readEarlier.first(reach, opened, key);
    const read: ReadPiece = (text, values) => this.database.readAs(reach, { name: 'some-entries', text }, values);
    const isThere = async (): Promise<void> => {
      // Taken back while it was written, what followed would look like a report that is not answered.
      if (!seesDrafts(scope) && (await this.revisionOf(scope)) !== revision)
        throw new Error(`The report of ${key.memberCode} was taken back while it was exported.`);
    };
    return {
      member: key.memberCode,
      async *answers(indicators): AsyncGenerator<WrittenAnswer> {
        const placed = indicators.flatMap(({ code }) => byCode.get(code) ?? []);
        const then = earlier ? placed.map(({ indicator }) => placedThen(earlier, indicator.id)) : [];
        const asked = then.filter((each) => each !== undefined);
        const before =
          earlier && entriesInPieces(read, { ...key, cycleId: earlier.cycleId }, earlier.revision, asked, true);
        let at = 0;
        for await (const row of entriesInPieces(read, key, revision, placed, true)) {
          const [each, theirs] = [placed[at], then[at]];
          at += 1;
          const stood = theirs && (await before?.next())?.value;
          if (each)
            yield {
              entry: fileEntryOf(each, row),
              before: theirs ? fileEntryOf(theirs, stood ?? undefined) : null,
              version: row?.version ?? 0,
            };
        }
        await isThere();
      },
    };
  }
}

/** A workbook is annotated from its end, so it is written to a folder first. */
function withNotes(
  format: ImportFormat,
  write: (out: Writable) => Promise<void>,
  { notes, ...options }: AnnotateOptions & { readonly notes: readonly Note[] },
  out: Writable,
): Promise<void> {
  return withFolder(async (folder) => {
    const path = join(folder, 'file');
    await write(createWriteStream(path));
    await (format === 'csv' ? annotateTable(path, notes, out, options) : annotateWorkbook(path, notes, out, options));
  });
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

/** The indicator of that version of the plan that was this one; undefined where its series breaks in between. */
function placedThen(
  { opened, trace }: Pick<EarlierReport, 'opened' | 'trace'>,
  indicatorId: string,
): PlacedIndicator | undefined {
  const then = trace('indicator', indicatorId);
  return then.kind === 'same' ? indexPlan(opened.plan).byId.get(then.id) : undefined;
}
