export {
  chooseText,
  plainText,
  type ChosenText,
  type Language,
  type LocalText,
  type LocalWording,
  type Provenance,
} from './text.js';
export { groupBy } from './group-by.js';
export { isTyped, requireTyped } from './access/typed-name.js';
export { findConflictOfRoles, type ConflictOfRoles } from './access/conflict-of-roles.js';
export type * from './plan/plan.js';
export type { StatedValue } from './plan/stated-value.js';
export { ALIGNMENT_RELATIONS, skosProperty, type Alignment } from './plan/alignment.js';
export { provenanceShown, type ItemProvenance } from './plan/provenance.js';
export { appliesTo } from './plan/commitment.js';
export type * from './plan/commitment.js';
export {
  ACTION_CLASSES,
  measureOfCodebook,
  type ActionClass,
  type Codebook,
  type CodebookClass,
} from './plan/codebook.js';
export {
  breaksBetween,
  checkItemMap,
  checkItems,
  ITEM_MAP_KINDS,
  ITEM_TYPES,
  itemsOf,
  predecessorOf,
  type ItemMapKind,
  type ItemMapping,
  type ItemType,
  type PlanItem,
  type SeriesBreak,
  type VersionItems,
} from './plan/item-map.js';
export {
  BREAK_KINDS,
  stepsBetween,
  traceItems,
  untouched,
  type BreakKind,
  type ItemTrace,
  type Trace,
  type VersionStep,
} from './plan/item-trace.js';
export {
  checkDecisions,
  checkPlaces,
  DECISION_GROUNDS,
  decidePlan,
  type AdoptionRecord,
  type DecisionGround,
  type PlanDecision,
  type Reservation,
} from './plan/decisions.js';
export { proposeItemMap, type ProposedMapping } from './plan/propose-item-map.js';
export * from './plan/indicator.js';
export { Decimal, DecimalFormatError } from './decimal.js';
export type * from './scoring/score.js';
export { isMineToGive, isToSettle, TO_SETTLE, urgency, type DeskScore } from './scoring/urgency.js';
export * from './scoring/awaited.js';
export { Rational } from './scoring/rational.js';
export { formatAverage, formatPercent, formatScore, readCell } from './scoring/print-score.js';
export { meanOver, tabulate, type TableMethod } from './scoring/tabulate.js';
export { methodSettings } from './plan/method-settings.js';
export { approvalsAsked, MOST_APPROVALS } from './plan/approvals.js';
export { Random } from './scoring/random.js';
export {
  ACTION_ORIGINS,
  countOf,
  NO_ACTIONS,
  originOf,
  readTally,
  contestableUntil,
  requireContestable,
  requireInWindow,
  tallyActions,
  UNCLASSED,
  type ActionOrigin,
  type ActionTally,
  type TalliedAction,
} from './scoring/action.js';
export { missingSources, replyUntilOf, requireSearched, type DeskSearch } from './scoring/silence.js';
export { isDrawn, needsSecondScore, type FirstScore } from './scoring/double-scoring.js';
export { BOOTSTRAP_DRAWS, type Coefficient } from './scoring/coefficient.js';
export { atOnce, type InPieces } from './scoring/in-pieces.js';
export { ordinalAlpha, ordinalAlphaWithInterval, type RatedUnit } from './scoring/alpha.js';
export { weightedKappa, weightedKappaWithInterval, type RatedPair } from './scoring/kappa.js';
export {
  disagreementOf,
  measureAgreement,
  measureInPieces,
  type AgreedOf,
  type Agreement,
  type BlindScore,
  type DoubleScore,
} from './scoring/agreement.js';
export {
  rescoreInPieces,
  rescoreRanks,
  RESCORING_DRAWS,
  type Disagreement,
  type RankRange,
} from './scoring/rescore.js';
export { bandMembers, overlap } from './scoring/bands.js';
export {
  changeBetween,
  joinLineages,
  lineageOf,
  type Change,
  type Changes,
  type Lineage,
  type ReleasedCell,
} from './scoring/change.js';
export {
  readMatrix,
  type MatrixFault,
  type MatrixFile,
  type MatrixReading,
  type PublishedFigures,
} from './scoring/matrix-file.js';
export { findContradictions, type Contradiction } from './scoring/contradictions.js';
export { conditionsOf, listVariables } from './scoring/condition.js';
export type * from './scoring/condition.js';
export type * from './scoring/proof.js';
export { proveGuideline } from './scoring/prove.js';
export { propose } from './scoring/propose.js';
export { MOST_CELLS } from './scoring/decide.js';
export { RECUSAL_KINDS, ROLES } from './access/role.js';
export { throughToken, TOKEN_ACCESS, type TokenAccess } from './access/access-token.js';
export type * from './access/role.js';
export { coversAll, isMemberBound } from './access/covers-all.js';
export { PERMISSIONS, type Permission } from './access/permission-table.js';
export * from './access/permissions.js';
export { requireApart } from './access/apart.js';
export { keptBy, type KeeperQuestion } from './access/kept-by.js';
export { isImpartial, isRecused, requireImpartial, type Judged } from './access/recusal.js';
export {
  cellKey,
  reviewCells,
  OBSTACLES,
  obstacleTo,
  obstacleToSeat,
  REVIEWERS_OF_CELL,
  type AssignmentContext,
  type Candidate,
  type ReviewCell,
  type Obstacle,
} from './access/assignment.js';
export {
  proposeAssignments,
  type AssignmentProposal,
  type ProposedCell,
  type ProposedLoad,
} from './access/propose-assignments.js';
export {
  obstaclesToStandIn,
  periodsOverlap,
  STOOD_IN_ROLES,
  type Period,
  type StoodInRole,
} from './access/stand-in.js';
export { Refusal, type CodedFault, type Fault, type RefusalCode, type Refusals, type WrittenFault } from './refusal.js';
export { FAULTS } from './faults/faults.js';
export {
  choicesValue,
  clip,
  faultWords,
  foundValues,
  itemWords,
  nearValues,
  type FaultCode,
  type FaultValues,
  type FaultWords,
} from './faults/fault-words.js';
export { BEFORE, commandsIn, move, SAME, type Machine, type Performer, type Transition } from './workflow/machine.js';
export {
  isDraft,
  SUBMISSION,
  SUBMISSION_STATES,
  type SubmissionCommand,
  type SubmissionState,
} from './workflow/submission.js';
export {
  REPORT_IMPORT,
  REPORT_IMPORT_STATES,
  type ReportImportCommand,
  type ReportImportState,
} from './workflow/report-import.js';
export {
  RUN_FAILURES,
  RUN_STATES,
  VALIDATION_RUN,
  type RunCommand,
  type RunFailure,
  type RunState,
} from './workflow/validation-run.js';
export {
  DECISIONS,
  ENTRY_REVIEW,
  ENTRY_REVIEW_STATES,
  TAKEN_BACK,
  TO_DECIDE,
  RETURN_REASONS,
  CORRECTION_DAYS,
  UNDO_SECONDS,
  type EntryReviewCommand,
  type EntryReviewState,
  type ReturnReason,
} from './workflow/entry-review.js';
export {
  approversOf,
  REVIEW_THREAD,
  REVIEW_THREAD_COMMANDS,
  REVIEW_THREAD_STATES,
  standingEvents,
  threadsOf,
  type ReviewEvent,
  type ReviewThread,
  type ReviewThreadCommand,
  type ReviewThreadState,
  type ThreadPlace,
} from './workflow/review-thread.js';
export { AUDIT_ACTS, type AuditAct } from './workflow/audit-acts.js';
export { ACTION, ACTION_STATES, type ActionCommand, type ActionState } from './workflow/action.js';
export { SCORE, SCORE_STATES, type ScoreCommand, type ScoreState } from './workflow/score.js';
export * from './workflow/release.js';
export {
  RELEASE_FILE,
  RELEASE_FILE_STATES,
  RENDER_FAILURES,
  RENDERING_STATES,
  renderingOf,
  type ReleaseFileCommand,
  type ReleaseFileState,
  type RenderFailure,
} from './workflow/release-file.js';
export {
  CORRECTION,
  CORRECTION_GROUNDS,
  CORRECTION_STATES,
  readGround,
  type CorrectionCommand,
  type CorrectionGround,
  type CorrectionScope,
  type CorrectionState,
} from './workflow/correction.js';
export {
  CYCLE,
  CYCLE_STATES,
  SCORES_FINAL,
  takesScores,
  PHASES,
  type Phase,
  DEFAULT_REMINDERS,
  type CycleCommand,
  type CyclePin,
  type CycleState,
  RULES_RUN,
  type Reminders,
} from './workflow/cycle.js';
export {
  COMMENT_ITEMS,
  COMMENT_VOICES,
  PLAN_VERSION,
  PLAN_VERSION_STATES,
  type CommentItem,
  type CommentVoice,
  type PlanVersionCommand,
  type PlanVersionState,
} from './workflow/plan-version.js';
export {
  CONTRIBUTION,
  CONTRIBUTION_STATES,
  type ContributionCommand,
  type ContributionState,
} from './workflow/contribution.js';
export * from './workflow/mail.js';
export { MAIL_READERS, mailKindsOf } from './workflow/mail-readers.js';
export {
  dueBefore,
  foreseeLetters,
  REMINDER_REST_HOURS,
  REMINDER_TOPICS,
  timeOf,
  type ForeseenLetter,
  type ReminderTime,
  type ReminderTopic,
} from './workflow/reminders.js';
export * from './chapter/index.js';
export * from './events/index.js';
export * from './report/index.js';
export { hasSought, sought } from './sought.js';
export * from './workflow/sign-off.js';
export { waitingMark } from './workflow/waiting-mark.js';
