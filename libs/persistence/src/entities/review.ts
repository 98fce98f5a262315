import {
  ENTRY_REVIEW_STATES,
  RETURN_REASONS,
  type EntryReviewCommand,
  type EntryReviewState,
  type ReturnReason,
  type ReviewThreadCommand,
  type Role,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
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
  /** Until when an answer or a correction is asked for; null of a return without a day: it is due with its report. */
  @Optional('timestamptz') dueAt!: Date | null;
  /** Of a return: the parts of the answer to correct, as findings name them. */
  @Column('text', { array: true, default: '{}' }) cells!: string[];
  @WrittenAt() changedAt!: Date;
}

/** What was decided about an entry, and what was said about it in its threads. Insert-only. */
@Entity('entry_review_event')
@Check('entry_review_event_thread_check', 'num_nonnulls(thread_version, thread_n) in (0, 2)')
@Check(
  'entry_review_event_said_check',
  `command not in ('ask', 'comment', 'resolve', 'reopen') or thread_n is not null`,
)
@Check('entry_review_event_undo_check', `(command = 'undo') = (undoes is not null)`)
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
  @Column('text') command!: EntryReviewCommand | ReviewThreadCommand;
  @Column('text') fromState!: EntryReviewState;
  @Column('text') toState!: EntryReviewState;
  @Optional('integer') entryVersion!: number | null;
  @Optional('text') reasonCode!: ReturnReason | null;
  @Optional('text') text!: string | null;
  /** Of the text, where it is known. */
  @Optional('text') language!: string | null;
  @Column('text') role!: Role | 'system';
  @Column('text') actor!: string;
  /** Of what is said in a thread: the submitted version and the number of the event by which the thread began. */
  @Optional('integer') threadVersion!: number | null;
  @Optional('integer') threadN!: number | null;
  /** The number of the decision that it takes back. */
  @Optional('integer') undoes!: number | null;
  /** What was asked for by it, and until when: the parts of the answer, as findings name them, and the day that was named. */
  @Column('text', { array: true, default: '{}' }) cells!: string[];
  @Optional('timestamptz') dueAt!: Date | null;
  @WrittenAt() at!: Date;
  /** By the database's own clock, whatever the caller's says: a decision can be taken back for seconds after it. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) writtenAt!: Date;
}

/** A view of the review queue that a person saved by a name: its filters, as the address has them. */
@Entity('saved_view')
@Unique(['personId', 'name'])
export class SavedViewEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') @ForeignKey('person') personId!: string;
  @Column('text') name!: string;
  @Column('jsonb') filters!: Readonly<Record<string, string>>;
  @WrittenAt() createdAt!: Date;
}
