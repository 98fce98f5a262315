import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MemberKey, Optional, WrittenAt } from './columns.js';

/** A member's lead focal point asks somebody, by a letter, to contribute to the report of a cycle. */
@Entity('contributor_invitation')
@Unique(['tokenSha256'])
@Index(['id'])
@Check('contributor_invitation_email_check', 'email = lower(email)')
@Check(
  'contributor_invitation_ended_check',
  `num_nonnulls(withdrawn_by, withdrawn_at) in (0, 2) and num_nonnulls(accepted_by, accepted_at) in (0, 2)
    and num_nonnulls(withdrawn_at, accepted_at) < 2`,
)
export class ContributorInvitationEntity {
  @PrimaryColumn('uuid') @ForeignKey('cycle') cycleId!: string;
  @MemberKey() memberCode!: string;
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') email!: string;
  /** Empty for all. */
  @Column('text', { array: true, default: '{}' }) pillars!: string[];
  /** When the role ends that it gives. */
  @Column('timestamptz') until!: Date;
  /** Of the letter. */
  @Column('text') language!: string;
  /** Of the link's token, which is stored nowhere; null until the letter is written. */
  @Optional('text') tokenSha256!: string | null;
  @Column('text') invitedBy!: string;
  @WrittenAt() invitedAt!: Date;
  /** When its link ends. */
  @Column('timestamptz') expiresAt!: Date;
  /** When the letter was last handed over, or was about to be. */
  @Optional('timestamptz') claimedAt!: Date | null;
  @Optional('timestamptz') sentAt!: Date | null;
  @Optional('text') withdrawnBy!: string | null;
  @Optional('timestamptz') withdrawnAt!: Date | null;
  @Optional('uuid') @ForeignKey('person') acceptedBy!: string | null;
  @Optional('timestamptz') acceptedAt!: Date | null;
}
