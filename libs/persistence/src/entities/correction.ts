import {
  CORRECTION_GROUNDS,
  CORRECTION_STATES,
  type CorrectionGround,
  type CorrectionScope,
  type CorrectionState,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OneOf, Optional } from './columns.js';

/** What is corrected of a published release, and why; nothing that it does not name moves. */
@Entity('correction_case')
@OneOf('correction_case', 'state', CORRECTION_STATES)
@OneOf('correction_case', 'ground', CORRECTION_GROUNDS)
@Check('correction_case_members_check', 'cardinality(members) > 0')
@Check('correction_case_ended_check', `(ended_at is not null) = (state in ('CLOSED', 'ABANDONED'))`)
@Check('correction_case_corrected_check', `(corrected_by is not null) = (state = 'CLOSED')`)
@Index('correction_case_open_key', ['cycleId'], { unique: true, where: `state in ('OPEN', 'REOPENED')` })
export class CorrectionCaseEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('uuid') @ForeignKey('release') releaseId!: string;
  @Column('uuid') @ForeignKey('cycle') cycleId!: string;
  @Column('text', { default: 'OPEN' }) state!: CorrectionState;
  /** Rises with each change: the ETag. */
  @Column('integer', { default: 1 }) version!: number;
  @Column('text') ground!: CorrectionGround;
  @Column('text') text!: string;
  /** In which it is written, where somebody said. */
  @Optional('text') language!: string | null;
  @Column('jsonb', { default: [] }) entries!: CorrectionScope['entries'];
  @Column('jsonb', { default: [] }) scores!: CorrectionScope['scores'];
  @Column('text', { array: true }) members!: string[];
  @Column('text') openedBy!: string;
  @Column('timestamptz') openedAt!: Date;
  /** When it last came to name more. */
  @Optional('timestamptz') widenedAt!: Date | null;
  @Optional('timestamptz') endedAt!: Date | null;
  /** Why it was abandoned. */
  @Optional('text') reason!: string | null;
  /** The release that closed it. */
  @Column({ type: 'uuid', nullable: true })
  @ForeignKey('release', { name: 'correction_case_corrected_by_fkey' })
  correctedBy!: string | null;
}
