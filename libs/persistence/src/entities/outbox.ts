import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique, type ColumnType } from 'typeorm';
import { Optional, WrittenAt } from './columns.js';

/** A job recorded in the transaction that made it necessary. */
@Entity('outbox')
@Index('outbox_unsent_idx', ['priority', 'createdAt'], { where: 'sent_at is null and failed is null' })
@Check('outbox_priority_check', 'priority between 0 and 2000000')
@Index('outbox_undone_idx', ['sentAt'], { where: 'done_at is null and failed is null' })
export class OutboxEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Ids only. */
  @Column('jsonb') payload!: Record<string, unknown>;
  /** Whose rows the job reads and writes; null for a job of all members. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) memberCode!: string | null;
  @WrittenAt() createdAt!: Date;
  /** Smaller goes first; 0 before all that have one. */
  @Column('integer', { default: 0 }) priority!: number;
  @Column('integer', { default: 0 }) sends!: number;
  /** How many of the sends ended with a worker that vanished. */
  @Column('integer', { default: 0 }) losses!: number;
  @Optional('timestamptz') sentAt!: Date | null;
  @Optional('timestamptz') doneAt!: Date | null;
  @Optional('text') failed!: string | null;
}

// TypeORM does not list xid8; the data source teaches its driver the name.
const XID8 = 'xid8' as unknown as ColumnType;

/** Insert-only, but for its place in the sealed trail. Read back with `audit: true`, or in the transaction that wrote it. */
@Entity('audit_event')
@Unique(['sealedSeq'])
@Index('audit_event_unsealed_idx', ['id'], { where: 'sealed_seq is null' })
export class AuditEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column({ type: XID8, default: () => 'pg_current_xact_id()', insert: false, update: false }) xid!: string;
  @WrittenAt() at!: Date;
  /** Canonical JSON (RFC 8785). */
  @Column('text') body!: string;
  /** From 0, in the order in which the trail was sealed; null for some seconds. */
  @Optional('bigint') sealedSeq!: string | null;
}

/** The first `size` events of the sealed trail, signed. Insert-only. */
@Entity('audit_checkpoint')
@Check('audit_checkpoint_size_check', 'size > 0')
export class AuditCheckpointEntity {
  @PrimaryColumn('bigint') size!: string;
  /** SHA-256 in hexadecimal of the perfect trees that the events fill, the largest first: from there the tree grows. */
  @Column('text', { array: true }) frontier!: string[];
  /** As a witness reads it. */
  @Column('text') note!: string;
  @WrittenAt() at!: Date;
}

@Entity('idempotency_key')
@Check('idempotency_key_key_check', 'length(key) <= 255')
export class IdempotencyKeyEntity {
  @PrimaryColumn('text') actor!: string;
  @PrimaryColumn('text') route!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') bodySha256!: string;
  /** Null while the first request is still at work. */
  @Optional('integer') status!: number | null;
  /** Not jsonb: it is given again as it was, in the same order. */
  @Optional('json') answer!: unknown;
  /** When what was asked was done, by the transaction that did it; null before, and of what leaves no trace in the trail. */
  @Optional('timestamptz') doneAt!: Date | null;
  @Index() @WrittenAt() createdAt!: Date;
}
