import type { LocalText } from '@signatory/domain';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { Optional, WrittenAt } from './columns.js';

/** What everybody who uses the installation is told for a time, as of maintenance; one, or none. */
@Entity('notice')
@Check('notice_id_check', 'id')
@Check('notice_until_at_check', 'until_at > from_at')
export class NoticeEntity {
  /** True: there is one row at most. */
  @PrimaryColumn('boolean', { default: true }) id!: boolean;
  @Column('jsonb') text!: LocalText;
  @Column('timestamptz') fromAt!: Date;
  @Column('timestamptz') untilAt!: Date;
  /** Whether the public pages show it too. */
  @Column('boolean') public!: boolean;
  /** By when people should have saved their work; null where nothing is stopped. */
  @Optional('timestamptz') saveBefore!: Date | null;
  /** A person's id, or `system`. */
  @Column('text') setBy!: string;
  @WrittenAt() setAt!: Date;
}
