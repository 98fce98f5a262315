import { CONTRIBUTION_STATES, type ContributionState, type PartAnswer } from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MemberKey, OneOf, Optional, WrittenAt } from './columns.js';
import { OUTSIDE_REPLIES, type OutsideReplyKind } from './words.js';

/** An agency's part of an entry: asked of one person until a day, with a draft of its own. */
@Entity('contribution')
@Index('contribution_contributor_idx', ['contributor'])
@ForeignKey('report', ['cycleId', 'memberCode'], ['cycleId', 'memberCode'])
@OneOf('contribution', 'state', CONTRIBUTION_STATES)
@Check('contribution_version_check', 'version > 0')
export class ContributionEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('text') indicatorId!: string;
  /** A person's id. */
  @PrimaryColumn('text') contributor!: string;
  @Column('text') agency!: string;
  @Column('text', { default: 'ASKED' }) state!: ContributionState;
  /** Its ETag. */
  @Column('integer', { default: 1 }) version!: number;
  /** What is asked, in the focal point's words. */
  @Optional('text') note!: string | null;
  @Column('timestamptz') until!: Date;
  /** As it was sent. */
  @Optional('jsonb') answer!: PartAnswer | null;
  /** Why it was returned. */
  @Optional('text') reason!: string | null;
  @Column('text') askedBy!: string;
  @WrittenAt() askedAt!: Date;
  @Column('text') changedBy!: string;
  @WrittenAt() changedAt!: Date;
}

/** A figure of an international source, beside a member's own and never over it. Insert-only. */
@Entity('outside_figure')
@Unique('outside_figure_source_key', [
  'cycleId',
  'memberCode',
  'indicatorId',
  'cellNo',
  'source',
  'reference',
  'accessed',
])
export class OutsideFigureEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') indicatorId!: string;
  @Column('integer') cellNo!: number;
  /** A decimal string. */
  @Column('numeric') value!: string;
  @Column('text') reference!: string;
  @Column('text') source!: string;
  @Optional('text') url!: string | null;
  @Column('date') accessed!: string;
  @Column('text') importedBy!: string;
  @WrittenAt() importedAt!: Date;
}

/** What the member says of an outside figure; the last one counts. Insert-only. */
@Entity('outside_reply')
@ForeignKey('outside_figure', ['cycleId', 'memberCode', 'figureId'], ['cycleId', 'memberCode', 'id'])
@OneOf('outside_reply', 'kind', OUTSIDE_REPLIES)
@Check('outside_reply_reason_check', `kind <> 'contested' or coalesce(reason, '') <> ''`)
export class OutsideReplyEntity {
  @PrimaryColumn('uuid') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryColumn('uuid') figureId!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('text') kind!: OutsideReplyKind;
  @Optional('text') reason!: string | null;
  @Column('text') actor!: string;
  @WrittenAt() at!: Date;
}
