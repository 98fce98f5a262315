export { InLanguages, keepLanguages, LocalText } from './text.js';
export { Problem } from './problem.js';
export { OWN_ADDRESS } from './own-address.js';
export { GrantView, SessionView, SignIn } from './session.js';
export { SignInWays } from './sign-in-ways.js';
export { EditingView, ReportEditingView } from './editing.js';
export { IdentitiesView, UnlinkIdentity } from './linked-identity.js';
export * from './access-tokens.js';
export { OwnSessionsView, OwnSessionView } from './own-sessions.js';
export * from './passkeys.js';
export * from './second-factor.js';
export * from './jobs.js';
export { LETTER_STATES, LettersQuery, LettersView, LetterView, type LetterState } from './letters.js';
export { WorkView } from './operations.js';
export { ExtensionView, StatisticsView } from './statistics.js';
export { ReminderLetter, ReminderView, RemindersSent, SendReminders } from './reminder.js';
export { ContactView, CycleView, IndicatorView, OverviewRow, PlanView } from './catalogue.js';
export * from './entry-terms.js';
export {
  AnswerView,
  CellsView,
  CalculationView,
  CombinationView,
  ConfirmedEntries,
  ConfirmEntries,
  DecimalText,
  EarlierView,
  SeriesBreakView,
  EntryView,
  FigureRevisionView,
  ListItemInput,
  ReviseFigure,
  SaveEntry,
} from './entry.js';
export {
  ChooseTiers,
  ChosenTiers,
  EvidenceFile,
  EvidenceInput,
  EvidenceView,
  LinkView,
  PageCopyView,
} from './evidence.js';
export * from './contribution.js';
export {
  AnsweredFinding,
  CertifyReport,
  ClearanceView,
  ComparisonView,
  EntryCounts,
  FieldChange,
  HistoryView,
  ReceiptView,
  SubmissionView,
} from './submission.js';
export {
  FieldView,
  FindingView,
  GiveReason,
  JustifiedFindings,
  JustifyFinding,
  JustifyFindings,
  ReportView,
  RunView,
} from './report.js';
export {
  ContributorInvitationView,
  InviteContributor,
  JoinAsContributor,
  MemberContributorsView,
  OpenedInvitation,
} from './contributors.js';
export { DeclareRecusal, RecusalView } from './recusal.js';
export {
  ArrangeStandIn,
  AssignedCellView,
  AssignmentProposalView,
  AssignmentsView,
  AssignReviewers,
  EndAssignment,
  JudgeView,
  StandInView,
} from './assignment.js';
export { CycleRuleView, RuleSuspensionView, SuspendRule } from './rule-suspension.js';
export { RuleCatalogueView, RuleTrialView, RuleView, TryRule } from './rules.js';
export {
  AnnotatedImportQuery,
  ApplyImport,
  ImportChanges,
  ImportConflicts,
  ImportFaults,
  ImportPageQuery,
  ImportView,
  ReportFileQuery,
} from './report-import.js';
export {
  AnswerClarification,
  ApproveEntries,
  DecideEntry,
  ReviewedAnswer,
  ReviewRow,
  ReviewThreadView,
  ReviewView,
  TakeBackDecisions,
  TakeEntries,
  TakenEntries,
  ThreadItem,
  WriteMessage,
} from './review.js';
export * from './queue-terms.js';
export { QUEUE_PAGE, QueueFilters, QueuePage, QueueQuery, QueueRow, SavedView, SaveView } from './review-queue.js';
export {
  AnswerReply,
  AskSecondScore,
  CitedLink,
  ExplainDeparture,
  GiveOpinion,
  GiveReply,
  OpinionView,
  ProposalView,
  ReplyView,
  ScoreChange,
  ScoreRow,
  AssessorFindingView,
  ScoreView,
  SetFinding,
  ShareScores,
  SimilarCase,
  SimilarCasesView,
  WaitingScores,
} from './scoring.js';
export * from './score-terms.js';
export { ScoreFilters, ScorePage, ScorePageQuery } from './score-desk.js';
export {
  ActionEvidence,
  ActionPiece,
  ActionsView,
  ActionView,
  ClassAction,
  CodebookView,
  ContestAction,
  DeskSearchView,
  DeskSourceView,
  LogSearch,
  ProposeAction,
  SearchesView,
  SettleAction,
  SilenceView,
} from './action.js';
export { ReleaseAction, ReleaseSearch } from './release-actions.js';
export { ReleaseNarrative } from './release-narratives.js';
export { ClauseView, DoerView, WhyEntry, WhyRule, WhyView } from './why.js';
export * from './release-products.js';
export {
  ChangeEvent,
  FollowChanges,
  KeySet,
  AnnounceRelease,
  NameReader,
  ObjectToRelease,
  PublicReleaseView,
  ReleaseFileView,
  ReleaseReaderView,
  ReleaseTakerView,
  ReleaseView,
  RequestRelease,
  VerifiedView,
} from './release.js';
export * from './audit-terms.js';
export { AuditFilters } from './audit-filters.js';
export {
  AuditEventView,
  AuditPeopleQuery,
  AuditPerson,
  AuditQuery,
  AuditSource,
  TrailIntegrity,
  TrailSeal,
} from './audit.js';
export { CorrectionView, OpenCorrection, WidenCorrection } from './correction.js';
export { ERRATUM_KINDS, ErratumLine, ReleaseErratum, type ErratumKind } from './release-erratum.js';
export {
  AnswerFigure,
  ChapterFinding,
  ChapterRow,
  ChapterTextView,
  ChapterView,
  MOST_IN_SECTION,
  SaveChapter,
} from './chapter.js';
export { readChapter, resultsOfRelease, type ReadChapter } from './read-chapter.js';
export { ChapterReference, ChapterSections, ReleaseChapter } from './release-chapters.js';
export { csvLine } from './csv-line.js';
export { plain, writeCell, writeCsv, type Cell } from './data-rows.js';
export { ANSWER_COLUMNS, answerLines } from './record-data.js';
export { COPY_TAKERS, MARK_WORD, parseMark, printMark, type CopyMark, type CopyTaker } from './copy-mark.js';
export { markCsv, markJson, unmarkData } from './mark-data.js';
export { COPY_PART, partCopy, printCopyPart, type PartedCopy, type Piece } from './part-copy.js';
export { quotePieces, referencePieces, sourcePieces, type SourcePiece } from './source-pieces.js';
export { SourceNumbers, type Source } from './source-numbers.js';
export type { Citation } from './citation.js';
export { findPart, partPieces, printPart } from './print-part.js';
export { printPlace } from './print-place.js';
export { citeSources, citesSources } from './cite-sources.js';
export { addressToVerify, citeRelease, printCitation } from './cite-release.js';
export { CITATION_FORMS, citationPath, referencesPath, type CitationForm } from './write-citation.js';
export { MEAN_COLUMNS, writeDataFile, writeMean } from './release-data.js';
export { orderByAverage, orderMembers } from './release-order.js';
export { standingApart, type Apart } from './standing-apart.js';
export { DOCUMENT_PATH, planFiles, type PlannedFile } from './release-files.js';
export { AgreementView, ReleaseAgreement, ReleaseChange, type ReleasePoint } from './release-judgement.js';
export { MANIFEST_PATH, ReleaseManifest, SIGNATURE_PATH } from './release-manifest.js';
export { ConfirmRemoval, WithdrawRelease } from './confirm.js';
export { ReleaseLedgerEntry, ReleaseReply } from './release-replies.js';
export { ReleaseFinding, ReleaseWhy } from './release-why.js';
export { SCORE_STEPS, type ReleaseBasis, type ReleaseRule, type ReleaseStep } from './release-basis.js';
export { completenessWords, pillarsWords } from './print-completeness.js';
export { type ReleaseCompleteness } from './release-completeness.js';
export { basisOf, type BasisPart, type BasisRule, type Basis, type BasisPiece } from './print-basis.js';
export { ReleaseAnswer } from './release-answers.js';
export { answerText, erratumTerms, printErratum } from './print-erratum.js';
export { answeredIn } from './answered.js';
export { answerTerms, groupAnswers, nameTerm, type AnswerGroup, type AnswerTerm } from './answer-terms.js';
export { findingSentence, joinWhy, whySentences, whyWords, type WhySentences } from './print-why.js';
export { printFigure, statusOf, TOTAL, withCurrency, type ReleaseFigure } from './print-figure.js';
export { ReleaseCommitment, ReleaseDocument } from './release-document.js';
export { ReleaseScore, ReleaseTables } from './release-scores.js';
export {
  AcceptInvitation,
  ChangePassword,
  ConfirmRole,
  PasswordResetView,
  ResetPassword,
  AdoptedPlanView,
  AdoptPlanFile,
  ChangeCalendar,
  CreateCycle,
  CreatePerson,
  GrantExtension,
  GrantRole,
  GrantRoles,
  PersonView,
  PlanVersionView,
  StepCycle,
} from './administration.js';
export {
  AdoptVersion,
  CommentOnPlan,
  ConsultPlan,
  CopyPlanVersion,
  DecideApplies,
  DecideMigration,
  DraftPlanFile,
  MigrationView,
  PlanCommentView,
  OpenedPlanFile,
  OpenPlanFile,
  PlanWorkbookQuery,
  PlanWorkbookView,
  PlanDocument,
  PlanDocumentView,
  PlanProblemsView,
  PlanVersionDetail,
  ReplyToComment,
  SavePlanDocument,
} from './plans.js';
export { MarkNews, NewsList, NewsView } from './news.js';
export { Notifications } from './notifications.js';
export { isCountryCode } from './country-codes.js';
export { giveReason, nameRole } from './name-change.js';
export { matrixOfScores } from './matrix-of-scores.js';
export { releaseFromMatrix, type MatrixReleaseInput } from './matrix-release.js';
export { faultsOf, pointerTo } from './zod-faults.js';
export { ComparedRelease, ReleaseDifference } from './release-difference.js';
export { ReleaseNumberCheck } from './release-number-check.js';
export { TEST_EVENT, WEBHOOK_MESSAGES } from './webhook-events.js';
export {
  ChangeWebhook,
  DeliveriesQuery,
  DeliveriesView,
  DeliveryAsked,
  DeliveryView,
  MakeWebhook,
  ReplaceSecret,
  WebhookSecretView,
  WebhooksView,
  WebhookView,
} from './webhooks.js';
export { NoticeAnswer, NoticeView, SetNotice } from './notice.js';
