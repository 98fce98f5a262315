import type { Writable } from 'node:stream';
import type { Plan, Report } from '@signatory/domain';
import { writeCsv } from './csv/write-csv.js';
import { writeJson } from './json/write-json.js';
import type { ReportFileOptions, ReportFormat, ReportSource } from './report-file.js';
import { sourceOf } from './table/report-source.js';
import { writeXlsx } from './xlsx/write-xlsx.js';

const WRITERS = { xlsx: writeXlsx, csv: writeCsv, json: writeJson } as const satisfies Record<
  ReportFormat,
  typeof writeCsv
>;

/**
 * Writes a member's report, whole or as its answers come, as a file that can be filled in and read again; an empty report
 * makes a template. Streams into `out` and ends it.
 */
export async function writeReportFile(
  format: ReportFormat,
  report: Report | ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  out: Writable,
): Promise<void> {
  const source = 'answers' in report ? report : sourceOf(report, options);
  await WRITERS[format](source, plan, options, out);
}
