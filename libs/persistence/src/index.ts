export { Database, type Query, type Statement } from './database.js';
export { isDatabaseAway } from './database-away.js';
export { isRowId } from './is-row-id.js';
export { wordList } from './word-list.js';
export { runPrepared } from './run-prepared.js';
export { createDataSource, type DataSourceSettings } from './data-source.js';
export { NOBODY, opensTier, systemReach, type Reach } from './reach.js';
export { migrate, type Migration } from './migrate.js';
export { assertApplicationRole, RoleError } from './application-role.js';
export { openObservationPartition } from './partitions.js';
export { canonicalJson, hashOf, sha256 } from '@signatory/proof';
export {
  blobKey,
  BlobMissing,
  BLOBS,
  RELEASES,
  type BlobStore,
  type BlobStoreState,
  type StoredBlob,
} from './blobs/blob-store.js';
export { holdBlob } from './blobs/hold-blob.js';
export { FolderBlobStore } from './blobs/folder-blob-store.js';
export { BlobStoreUnreachable } from './blobs/blob-store-unreachable.js';
export { openBlobStore } from './blobs/open-blob-store.js';
export {
  InvitationEntity,
  LinkedIdentityEntity,
  AccessTokenEntity,
  PasskeyEntity,
  PasswordResetEntity,
  PersonEntity,
  RecoveryCodeEntity,
  RecusalEntity,
  RoleGrantEntity,
  SecondFactorEntity,
  SessionEntity,
  StandInEntity,
} from './entities/identity.js';
export {
  CycleEntity,
  ItemMapEntity,
  PlanCommentEntity,
  PlanEntity,
  PlanVersionEntity,
  type CycleSource,
} from './entities/plan.js';
export {
  EntryEntity,
  EntryVersionEntity,
  ExtensionEntity,
  ReminderEntity,
  ObservationEntity,
  ReportEntity,
  SubmissionEntity,
} from './entities/report.js';
export { ContributionEntity, OutsideFigureEntity } from './entities/contribution.js';
export { BlobEntity, EvidenceEntity } from './entities/evidence.js';
export {
  FindingEntity,
  JustificationEntity,
  RuleSuspensionEntity,
  ValidationRunEntity,
  type RunCounts,
} from './entities/validation.js';
export { ReportImportEntity, type ImportCounts } from './entities/report-import.js';
export { EntryReviewEntity, EntryReviewEventEntity, SavedViewEntity } from './entities/review.js';
export {
  AssessorFindingEntity,
  ScoreChangeEntity,
  ScoreEntity,
  ScoreOpinionEntity,
  ScoreReplyEntity,
  type CitedEvidence,
} from './entities/score.js';
export {
  ActionChangeEntity,
  ActionClassEntity,
  ActionEntity,
  ActionEvidenceEntity,
  ActionLinkCheckEntity,
  DeskSearchEntity,
  SampleDrawEntity,
  SilentCellEntity,
} from './entities/action.js';
export { ChapterEntity, ChapterFigureEntity, ChapterTextEntity } from './entities/chapter.js';
export { MailEntity, NotificationSettingEntity, type MailFacts } from './entities/mail.js';
export {
  ReleaseCopyEntity,
  ReleaseEntity,
  ReleaseFileEntity,
  ReleaseObjectionEntity,
  AnnouncementEntity,
  ReleaseReaderEntity,
  SigningKeyEntity,
} from './entities/release.js';
export { ContributorInvitationEntity } from './entities/contributor-invitation.js';
export { NoticeEntity } from './entities/notice.js';
export { WebhookDeliveryEntity, WebhookEntity, WebhookTopicEntity } from './entities/webhook.js';
export { CorrectionCaseEntity } from './entities/correction.js';
export { AuditCheckpointEntity, AuditEventEntity, IdempotencyKeyEntity, OutboxEntity } from './entities/outbox.js';
export {
  ENTRY_STATUSES,
  PUBLISHER_CLASSES,
  RUN_KINDS,
  FINDING_OUTCOMES,
  JUSTIFICATION_KINDS,
  SCORE_KINDS,
  AGREEMENTS,
  REPLY_KINDS,
  IMPORT_FORMATS,
  IMPORT_DECISIONS,
  type EntryStatus,
  type PasskeyPurpose,
  type PublisherClass,
  type RunKind,
  type FindingOutcome,
  type JustificationKind,
  type ScoreKind,
  type Agreement,
  type ReplyKind,
  type ImportFormat,
  type ImportDecision,
  type ImportFieldKind,
} from './entities/words.js';
