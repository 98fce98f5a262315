import {
  NARRATIVE_TIERS,
  OBSERVATION_STATUSES,
  REMINDER_TOPICS,
  SUBMISSION_STATES,
  WRITTEN_TRANSLATIONS,
  type Calculation,
  type Combination,
  type LocalText,
  type NarrativeTier,
  type ObservationStatus,
  type ReminderTopic,
  type Role,
  type SubmissionState,
  type WrittenTranslation,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import { ENTRY_STATUSES, type EntryStatus } from './words.js';

/** A later deadline for one member. Insert-only. */
@Entity('extension')
@Check('extension_reason_check', `reason <> ''`)
export class ExtensionEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('timestamptz') deadlineAt!: Date;
  @Column('text') reason!: string;
  @Column('text') grantedBy!: string;
  @WrittenAt() grantedAt!: Date;
}

/** A member that the secretariat reminded, and of what. Insert-only. */
@Entity('reminder')
@OneOf('reminder', 'topic', REMINDER_TOPICS)
export class ReminderEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') topic!: ReminderTopic;
  @Column('text') sentBy!: string;
  @WrittenAt() sentAt!: Date;
}

@Entity('report')
@Check('report_member_code_check', `member_code <> ''`)
@Check('report_revision_check', 'revision >= 0')
export class ReportEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  /** Counts every committed change and never restarts. */
  @Column('integer', { default: 0 }) revision!: number;
  /** Written at deadline plus extension when nothing had been submitted. */
  @Optional('timestamptz') missedAt!: Date | null;
  @WrittenAt() createdAt!: Date;
}

/** One formal version of a report: one per certification. The highest `version` is the current one. */
@Entity('submission')
@Index(['cycleId', 'state'])
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@Check('submission_version_check', 'version > 0')
@OneOf('submission', 'state', SUBMISSION_STATES)
@Check(
  'submission_certified_check',
  `state in ('NOT_STARTED', 'DRAFT', 'VALIDATING', 'READY', 'BLOCKED')
    or (at_revision is not null and sha256 is not null and submitted_at is not null and certified_by is not null)`,
)
export class SubmissionEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text', { default: 'NOT_STARTED' }) state!: SubmissionState;
  /** The revision that was certified. */
  @Optional('integer') atRevision!: number | null;
  /** Of the snapshot's canonical JSON. */
  @Optional('text') sha256!: string | null;
  @Optional('timestamptz') submittedAt!: Date | null;
  @Column('boolean', { default: false }) late!: boolean;
  @Optional('text') certifiedBy!: string | null;
  @Optional('jsonb') receipt!: Record<string, unknown> | null;
  /** Indicator ids that can be edited in a version that follows a correction request; null for all. */
  @Optional('jsonb') returned!: string[] | null;
  /** Why it was returned, reopened or withdrawn. */
  @Optional('text') reason!: string | null;
  @Optional('timestamptz') dueAt!: Date | null;
  @WrittenAt() changedAt!: Date;
}

/** The head of an entry; `version` is its ETag. */
@Entity('entry')
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@Check('entry_version_check', 'version > 0')
export class EntryEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  @Column('integer') version!: number;
  @Column('text') updatedBy!: string;
  @WrittenAt() updatedAt!: Date;
}

/** Insert-only. Answers that are not figures live here; figures are observations. */
@Entity('entry_version')
@Index(['cycleId', 'memberCode', 'sinceRevision'])
@ForeignKey('entry', ['cycleId', 'memberCode', 'indicatorId'], ['cycleId', 'memberCode', 'indicatorId'])
@OneOf('entry_version', 'status', ENTRY_STATUSES)
@OneOf('entry_version', 'translation', WRITTEN_TRANSLATIONS)
@OneOf('entry_version', 'narrative_tier', NARRATIVE_TIERS)
export class EntryVersionEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('integer') sinceRevision!: number;
  @Column('text') status!: EntryStatus;
  @Optional('text') reason!: string | null;
  /** A string, a boolean or the items of a list; null for a figure. */
  @Optional('jsonb') answer!: unknown;
  @Optional('jsonb') narrative!: LocalText | null;
  /** ISO 4217. */
  @Optional('text') currency!: string | null;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
  /** In which the actor wrote it; unknown of versions written before roles were kept. */
  @Optional('text') role!: Role | null;
  /** The day its figures were known, where it was declared. */
  @Optional('date') vintage!: string | null;
  /** Of the narrative's translation; null where there is none. */
  @Optional('text') translation!: WrittenTranslation | null;
  /** Who may read the narrative; null where there is none, and of versions written before it could be chosen. */
  @Optional('text') narrativeTier!: NarrativeTier | null;
  /** The earlier cycle whose entry was confirmed to hold. */
  @Optional('uuid') @ForeignKey('cycle') carriedFrom!: string | null;
  /** The agencies' parts it was made from. */
  @Optional('jsonb') combined!: Combination | null;
  /** What it was worked out from; null of what somebody answered. */
  @Optional('jsonb') calculation!: Calculation | null;
}

/**
 * One figure. The report at revision r is `since_revision <= r and (until_revision is null or until_revision > r)`.
 * Partitioned by cycle: see `openObservationPartition`.
 */
@Entity('observation')
@Index('observation_current_idx', ['cycleId', 'memberCode', 'indicatorId', 'cellNo'], {
  unique: true,
  where: 'until_revision is null',
})
@OneOf('observation', 'obs_status', OBSERVATION_STATUSES)
@Check(
  'observation_value_check',
  `case when value is null then obs_status in ('missing', 'not-applicable', 'confidential')
    else obs_status not in ('missing', 'not-applicable') end`,
)
@Check('observation_until_revision_check', 'until_revision > since_revision')
export class ObservationEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  /** Points into the plan version's cell table; 0 is the total. */
  @PrimaryColumn('integer') cellNo!: number;
  @PrimaryColumn('integer') sinceRevision!: number;
  @Optional('integer') untilRevision!: number | null;
  /** A decimal string. */
  @Column('numeric', { nullable: true }) value!: string | null;
  @Column('text') obsStatus!: ObservationStatus;
  /** The reference period: `2025`, `2025-01-01/2025-12-31`, `2025-12-31`. */
  @Optional('text') reference!: string | null;
  /** The day it was known, where it was declared; else the time of `sinceRevision`. */
  @Optional('date') vintage!: string | null;
}

/** What was certified: the very bytes whose SHA-256 is the submission's. Insert-only. */
@Entity('snapshot')
@ForeignKey('submission', ['cycleId', 'memberCode', 'version'], ['cycleId', 'memberCode', 'version'])
export class SnapshotEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') version!: number;
  /** Canonical JSON; of a large one the beginning. */
  @Column('text') body!: string;
}

/** What follows on the beginning of a large snapshot, from 1 on. Insert-only. */
@Entity('snapshot_part')
@ForeignKey('submission', ['cycleId', 'memberCode', 'version'], ['cycleId', 'memberCode', 'version'])
export class SnapshotPartEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer') n!: number;
  @Column('text') body!: string;
}

/** All cells of an indicator as a large report held them when it was certified, packed for those who compare with them. Insert-only. */
@Entity('certified_column')
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
export class CertifiedColumnEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') revision!: number;
  @PrimaryColumn('text') indicatorId!: string;
  /** Of its cells, four bytes each. */
  @Column('bytea') numbers!: Buffer;
  /** In the same order, as `numeric_send` writes them. */
  @Column('bytea') figures!: Buffer;
  /** By the cell's number, of those that are not `normal`. */
  @Optional('json') statuses!: Readonly<Record<string, ObservationStatus>> | null;
}

/** A later vintage of a figure of an earlier cycle: known since, beside what was certified then. Insert-only. */
@Entity('figure_revision')
@OneOf('figure_revision', 'obs_status', OBSERVATION_STATUSES)
@Check('figure_revision_reason_check', `reason <> ''`)
export class FigureRevisionEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  @PrimaryColumn('integer') cellNo!: number;
  @PrimaryColumn('integer') n!: number;
  /** A decimal string. */
  @Column('numeric', { nullable: true }) value!: string | null;
  @Column('text') obsStatus!: ObservationStatus;
  @Column('date') known!: string;
  @Column('text') reason!: string;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}
