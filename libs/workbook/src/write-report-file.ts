import type { Writable } from 'node:stream';
import type { Plan, Report } from '@signatory/domain';
import { writeCsv } from './csv/write-csv.js';
import type { ReportFileOptions, ReportFormat } from './report-file.js';

/**
 * Writes a member's report as a file that can be filled in and read again; an empty report makes a template. Streams
 * into `out` and ends it.
 */
export async function writeReportFile(
  format: ReportFormat,
  report: Report,
  plan: Plan,
  options: ReportFileOptions,
  out: Writable,
): Promise<void> {
  if (format !== 'csv') throw new TypeError(`No report is written as ${format}.`);
  await writeCsv(report, plan, options, out);
}
