import type { Entry, Indicator, Report } from '@signatory/domain';
import type { ReportFileOptions, ReportSource, WrittenAnswer } from '../report-file.js';

/** A report that is held whole, as its answers are written. */
export function sourceOf(report: Report, { before, versions }: ReportFileOptions): ReportSource {
  return {
    member: report.member,
    async *answers(indicators): AsyncGenerator<WrittenAnswer> {
      for (const indicator of indicators)
        yield {
          entry: entryIn(report, indicator),
          before: entryIn(before, indicator),
          version: versions?.[indicator.code] ?? 0,
        };
    },
  };
}

function entryIn(report: Report | null | undefined, { code }: Indicator): Entry | null {
  return report && Object.hasOwn(report.entries, code) ? (report.entries[code] ?? null) : null;
}
