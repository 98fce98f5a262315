import type { Report } from '@signatory/domain';

/** A member's report as a file has it. Values stand as they were written: the rules judge them. */
export interface ReportSource {
  readonly report: Report;
  /** Rows of a CSV file by indicator, and by indicator and part: `i1_staff`, `i1_staff sex.female`. */
  readonly rows: ReadonlyMap<string, number>;
}
