import {
  ENTRY_REVIEW_STATES,
  RETURN_REASONS,
  type EntryReviewState,
  type ReturnReason,
  type Role,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';

/** The review of one entry of one submitted version. */
@Entity('entry_review')
@Index(['cycleId', 'state'])
@ForeignKey('submission', ['cycleId', 'memberCode', 'submissionVersion'], ['cycleId', 'memberCode', 'version'])
@OneOf('entry_review', 'state', ENTRY_REVIEW_STATES)
@OneOf('entry_review', 'reason_code', RETURN_REASONS)
@Check('entry_review_returned_check', `state <> 'RETURNED' or reason_code is not null`)
export class EntryReviewEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') submissionVersion!: number;
  @PrimaryColumn('text') indicatorId!: string;
  /** The version of the entry that is judged; null for one not answered. */
  @Optional('integer') entryVersion!: number | null;
  @Column('text', { default: 'PENDING' }) state!: EntryReviewState;
  /** Rises with each change: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  @Optional('text') reviewer!: string | null;
  @Optional('text') reasonCode!: ReturnReason | null;
  @Optional('timestamptz') dueAt!: Date | null;
  @WrittenAt() changedAt!: Date;
}

/** The thread of an entry's review. Insert-only. */
@Entity('entry_review_event')
@ForeignKey(
  'entry_review',
  ['cycleId', 'memberCode', 'submissionVersion', 'indicatorId'],
  ['cycleId', 'memberCode', 'submissionVersion', 'indicatorId'],
)
export class EntryReviewEventEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('integer') submissionVersion!: number;
  @PrimaryColumn('text') indicatorId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') command!: string;
  @Column('text') fromState!: EntryReviewState;
  @Column('text') toState!: EntryReviewState;
  @Optional('integer') entryVersion!: number | null;
  @Optional('text') reasonCode!: ReturnReason | null;
  @Optional('text') text!: string | null;
  @Column('text') role!: Role | 'system';
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}
