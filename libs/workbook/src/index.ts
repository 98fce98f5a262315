export {
  FILE_FAULT_CODES,
  FILE_LIMITS,
  REPORT_FORMATS,
  type Batch,
  type FileFault,
  type FileFaultCode,
  type FileLimits,
  type Place,
  type ReportFile,
  type ReportFileOptions,
  type ReportFormat,
  type ReportSource,
  type SaidOfFile,
  type WrittenAnswer,
  type WrittenField,
} from './report-file.js';
export { readReportFile } from './read-report-file.js';
export type { FigureColumns } from './table/figure-rows.js';
export { placeOfFigure } from './table/place-of-figure.js';
export { writeReportFile } from './write-report-file.js';
export { annotateWorkbook, type AnnotateOptions } from './annotate/annotate-workbook.js';
export { annotateTable } from './annotate/annotate-table.js';
export type { Note } from './annotate/find-places.js';
export { FileProblem } from './file-problem.js';
export { inspectArchive } from './inspect-archive.js';
export { wideEncodingOf } from './csv/detect-encoding.js';
export { BYTE_ORDER_MARK } from './csv/byte-order-mark.js';
export { shield } from './csv/shield.js';
export { CSV_FAULTS } from './csv/split-csv.js';
export { splitText } from './csv/split-text.js';
export { readTable, type TableColumns, type TableRow } from './table/read-table.js';
export { writeReleaseWorkbook, type ReleaseWorkbookOptions } from './release/write-release-workbook.js';
export { markWorkbook, readWorkbookMark } from './copy/mark-workbook.js';
export { releaseNamedInWorkbook } from './release/release-named-in.js';
export { printPlanWorkbook, type PlanWorkbookOptions } from './plan/write-plan-workbook.js';
export { openPlanWorkbook } from './plan/open-plan-workbook.js';
export { lettersOf } from './table/letters.js';
