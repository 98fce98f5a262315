export { SubmissionsModule } from './submissions.module.js';
export { CalculateEntries } from './calculate-entries.js';
export { EarlierInputs } from './earlier-inputs.js';
export { CertifyReport, type CertifyCommand } from './certify-report.js';
export { ChooseTiers, type TiersCommand } from './choose-tiers.js';
export { ConfirmEntries, type ConfirmCommand } from './confirm-entries.js';
export { entriesInPieces, inPieces, type ReadPiece } from './entries-in-pieces.js';
export { ENTRIES_AT, entriesBeside, readEntryAt, readHeadsAt, readVersionsAt, type EntryRow } from './entry-rows.js';
export { describeAnswer, describeEntry, describeLink, entryOf, reportOf } from './entry-views.js';
export {
  answeredByRule,
  countByIndicator,
  type FoundByRule,
  countFindings,
  countOpen,
  asReported,
  describeFindingRow,
  isNothingOpen,
  readFindings,
  readFindingsAndRules,
  type FindingRow,
  type Judged,
} from './findings.js';
export { FiguresAtHand, type FiguresOfRevision } from './figures-at-hand.js';
export { deadlineOf, requireOpenCycle } from './deadline.js';
export { filedLate } from './lateness.js';
export { MarkMissed } from './mark-missed.js';
export { MoveSubmission, type SubmissionMove } from './move-submission.js';
export { ReadCells, type CellsRequest } from './read-cells.js';
export { describeBreaks, describeEarlier, ReadEarlier, type EarlierReport } from './read-earlier.js';
export { indicatorsApart, keepColumns, ReadColumns } from './read-columns.js';
export { openFields } from './open-fields.js';
export { ReadHistory, type HistoryRequest } from './read-history.js';
export { ReadOverview } from './read-overview.js';
export { ReadReport } from './read-report.js';
export { filingsOf, ReadStatistics, standingStatistics } from './read-statistics.js';
export { writeStatisticsCsv } from './write-statistics-csv.js';
export { ReadSubmissions, type CompareRequest } from './read-submissions.js';
export type { StoredSnapshot } from './snapshot-store.js';
export { PAPER, ReadReceipt, type ReceiptRequest } from './receipt.js';
export {
  enterReport,
  REVISION_SEEN,
  seesDrafts,
  STANDS,
  subjectOf,
  type ReportKey,
  type ReportRequest,
  type ReportScope,
} from './report-scope.js';
export { endRun, RequestRun, ruleSetOf, type RunRequest } from './request-run.js';
export { ReturnReport, type ReasonedCommand } from './return-report.js';
export { describeRun, RUN_COLUMNS, type RunRow } from './run-view.js';
export { ReviseFigure, type ReviseCommand } from './revise-figure.js';
export { ReviseReport, type Revising } from './revise-report.js';
export { requireOwnEntry, seesEntry } from './own-entries.js';
export { readAnswer, type ReadAnswer } from './read-answer.js';
export { WriteEntries, type EntryWrite, type WriteContext, type WrittenEntries } from './write-entries.js';
export { SaveEntry, type SaveEntryCommand } from './save-entry.js';
export { referenceOf, storeAnswer } from './store-answer.js';
export { requireCitedFiles } from './store-evidence.js';
export { mayBeCopied, QuotedWords } from './carry-copies.js';
export { isEarlier, translate, translation } from './translate-entries.js';
export { SUBMITTED_ENTRIES, SUBMITTED_TOTALS, type SubmittedEntries } from './submitted-entries.js';
export {
  currentSubmission,
  lockOrMakeReport,
  lockReport,
  requireUnsubmitted,
  type LockedReport,
} from './submission-rows.js';
