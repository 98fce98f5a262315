import { ChapterEntity, ChapterFigureEntity, ChapterTextEntity } from './chapter.js';
import { ContributionEntity, OutsideFigureEntity, OutsideReplyEntity } from './contribution.js';
import { EvidenceEntity, BlobEntity, LinkCheckEntity, LinkHostEntity } from './evidence.js';
import {
  InvitationEntity,
  PasswordResetEntity,
  PersonEntity,
  RecusalEntity,
  RoleGrantEntity,
  SessionEntity,
  SignInAttemptEntity,
} from './identity.js';
import { MailEntity, NotificationSettingEntity } from './mail.js';
import { AuditEventEntity, IdempotencyKeyEntity, OutboxEntity } from './outbox.js';
import { CycleEntity, ItemMapEntity, PlanCommentEntity, PlanEntity, PlanVersionEntity } from './plan.js';
import { ReleaseEntity, ReleaseFileEntity, SigningKeyEntity } from './release.js';
import {
  EntryEntity,
  EntryVersionEntity,
  ExtensionEntity,
  FigureRevisionEntity,
  ObservationEntity,
  ReportEntity,
  SnapshotEntity,
  SnapshotPartEntity,
  SubmissionEntity,
} from './report.js';
import { ImportFaultEntity, ImportFieldEntity, ReportImportEntity } from './report-import.js';
import { EntryReviewEntity, EntryReviewEventEntity } from './review.js';
import {
  AssessorFindingEntity,
  ScoreChangeEntity,
  ScoreEntity,
  ScoreOpinionEntity,
  ScoreReplyEntity,
} from './score.js';
import { FindingEntity, FindingForReviewersEntity, JustificationEntity, ValidationRunEntity } from './validation.js';

/** Every table. */
export const ENTITIES = [
  PersonEntity,
  RoleGrantEntity,
  RecusalEntity,
  SessionEntity,
  InvitationEntity,
  PasswordResetEntity,
  SignInAttemptEntity,
  PlanEntity,
  PlanVersionEntity,
  PlanCommentEntity,
  ItemMapEntity,
  CycleEntity,
  ExtensionEntity,
  ReportEntity,
  SubmissionEntity,
  EntryEntity,
  EntryVersionEntity,
  ObservationEntity,
  SnapshotEntity,
  SnapshotPartEntity,
  FigureRevisionEntity,
  ContributionEntity,
  OutsideFigureEntity,
  OutsideReplyEntity,
  EvidenceEntity,
  BlobEntity,
  LinkCheckEntity,
  LinkHostEntity,
  ValidationRunEntity,
  FindingEntity,
  FindingForReviewersEntity,
  JustificationEntity,
  ReportImportEntity,
  ImportFieldEntity,
  ImportFaultEntity,
  EntryReviewEntity,
  EntryReviewEventEntity,
  ScoreEntity,
  ScoreOpinionEntity,
  AssessorFindingEntity,
  ScoreChangeEntity,
  ScoreReplyEntity,
  ChapterEntity,
  ChapterTextEntity,
  ChapterFigureEntity,
  ReleaseEntity,
  ReleaseFileEntity,
  SigningKeyEntity,
  NotificationSettingEntity,
  MailEntity,
  OutboxEntity,
  AuditEventEntity,
  IdempotencyKeyEntity,
];
