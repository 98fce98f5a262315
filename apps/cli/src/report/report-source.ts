import type { Report } from '@signatory/domain';
import type { Place } from '@signatory/workbook';

/** A member's report as a file has it. Values stand as they were written: the rules judge them. */
export interface ReportSource {
  readonly report: Report;
  /** Where each field stands in the file: `i1_staff value`, `i1_staff cells.sex.female`. */
  readonly places: ReadonlyMap<string, Place>;
}
