import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import { message } from '@signatory/texts';
import { annotateTable, annotateWorkbook, type Note } from '@signatory/workbook';
import { Catalogue } from '../catalogue/index.js';
import { ReadReport } from '../submissions/index.js';
import { MEDIA_TYPES, type ExportedReport } from './export-report.js';
import { findingNotes } from './finding-notes.js';
import type { ImportRequest } from './import-access.js';
import { ImportFiles } from './import-files.js';
import { ReadImports } from './read-imports.js';

const PAGE = 1_000;
/** More comments than anybody reads; a file as wrong as this is wrong in its layout. */
const MOST_FAULTS = 10_000;

/** The file that was brought, as it was, with the import's faults and the newest run's findings at their cells. */
@Injectable()
export class AnnotateImport {
  constructor(
    private readonly imports: ReadImports,
    private readonly readReport: ReadReport,
    private readonly files: ImportFiles,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `command.wrong-state` */
  async execute(request: ImportRequest & { readonly language: string }): Promise<ExportedReport> {
    const { file, member, readAt, state, sweptAt } = await this.imports.execute(request);
    // JSON has no cells to write at.
    if (sweptAt !== null || file.format === 'json') throw new Refusal('not-found', { subject: 'file' });
    if (readAt === null)
      throw new Refusal('command.wrong-state', { command: 'annotate', subject: 'import', state, allowed: 'READ' });
    const { language } = request;
    const notes = [...(await this.faults(request)), ...findingNotes(await this.readReport.execute(request), language)];
    const { plan } = await this.catalogue.open(request.cycle);
    const { limits } = this.files;
    return {
      name: annotatedName(file, language),
      mediaType: MEDIA_TYPES[file.format],
      write: (out) =>
        this.files.lend({ memberCode: member, sha256: file.sha256 }, (path) =>
          file.format === 'csv'
            ? annotateTable(path, notes, out, { language, limits })
            : annotateWorkbook(path, notes, out, { language, plan, limits }),
        ),
    };
  }

  private async faults(request: ImportRequest): Promise<Note[]> {
    const notes: Note[] = [];
    let after: number | null = 0;
    while (after !== null && notes.length < MOST_FAULTS) {
      const { items, next } = await this.imports.faults({ ...request, page: { after, limit: PAGE } });
      for (const { severity, message, cure, indicator, field, sheet, row, cell } of items)
        notes.push({
          indicator: indicator ?? '',
          field: field ?? 'value',
          severity,
          text: `${message}\n${cure}`.trim(),
          ...(row !== null && { at: { row, ...(sheet !== null && { sheet }), ...(cell !== null && { cell }) } }),
        });
      after = next;
    }
    return notes;
  }
}

/** `Report of Italy.xlsx` → `Report of Italy annotated.xlsx`, in the reader's words. */
function annotatedName({ name, format }: { readonly name: string; readonly format: string }, language: string): string {
  return `${message(language, 'workbook.annotated', { name: name.replace(/\.[A-Za-z]{1,5}$/, '') })}.${format}`;
}
