import {
  DELIVERY_REASONS,
  DELIVERY_STATES,
  WEBHOOK_PAUSES,
  WEBHOOK_STATES,
  type DeliveryReason,
  type DeliveryState,
  type EventKind,
  type WebhookPause,
  type WebhookState,
} from '@signatory/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OneOf, Optional, WrittenAt } from './columns.js';

/** An address of another system that is told what happens in a plan's cycles, or in one of them. Seen with `webhooks: true` alone. */
@Entity('webhook')
@OneOf('webhook', 'state', WEBHOOK_STATES)
@OneOf('webhook', 'paused_why', WEBHOOK_PAUSES)
@Check(
  'webhook_paused_check',
  `(state = 'PAUSED') = (paused_why is not null) and num_nonnulls(paused_why, paused_at) in (0, 2)`,
)
@Check('webhook_old_secret_check', 'num_nonnulls(old_secret, old_until) in (0, 2)')
export class WebhookEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Index() @Column('text') @ForeignKey('plan') planId!: string;
  /** Null for every cycle of the plan. */
  @Optional('uuid') @ForeignKey('cycle') cycleId!: string | null;
  @Column('text') label!: string;
  @Column('text') address!: string;
  @Column('text', { array: true }) kinds!: EventKind[];
  @Column('text', { default: 'ACTIVE' }) state!: WebhookState;
  @Optional('text') pausedWhy!: WebhookPause | null;
  @Optional('timestamptz') pausedAt!: Date | null;
  /** The first of the failures since the last that went well. */
  @Optional('timestamptz') failingSince!: Date | null;
  /** As it is: each delivery is signed with it. */
  @Column('text') secret!: string;
  /** The one before, which signs too until the receiver has changed over. */
  @Optional('text') oldSecret!: string | null;
  @Optional('timestamptz') oldUntil!: Date | null;
  @Column('text') madeBy!: string;
  @WrittenAt() madeAt!: Date;
}

/** What is asked for at all: whoever makes an event looks here whether anybody wants it, and learns no address. */
@Entity('webhook_topic')
@Index(['kind', 'planId'])
export class WebhookTopicEntity {
  @PrimaryColumn('uuid') @ForeignKey('webhook', { onDelete: 'CASCADE' }) webhookId!: string;
  @PrimaryColumn('text') kind!: EventKind;
  @Column('text') planId!: string;
  @Optional('uuid') cycleId!: string | null;
}

/** An event for one address, and what became of it. */
@Entity('webhook_delivery')
@Unique(['webhookId', 'eventId'])
@OneOf('webhook_delivery', 'state', DELIVERY_STATES)
@OneOf('webhook_delivery', 'reason', DELIVERY_REASONS)
@Index(['madeAt'])
@Index('webhook_delivery_due_idx', ['nextAt'], { where: `state = 'WAITING' and next_at is not null` })
export class WebhookDeliveryEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') @ForeignKey('webhook', { onDelete: 'CASCADE' }) webhookId!: string;
  /** The same for every address and every repetition: by it a receiver knows what it has already. */
  @Column('uuid') eventId!: string;
  @Column('text') kind!: string;
  /** Its very bytes: what was signed. */
  @Column('text') body!: string;
  @Column('text') state!: DeliveryState;
  @WrittenAt() madeAt!: Date;
  /** When the span of its attempts began: at its making, or when a person sent it again. */
  @WrittenAt() begunAt!: Date;
  @Column('integer', { default: 0 }) attempts!: number;
  @Optional('timestamptz') triedAt!: Date | null;
  /** When it is tried again; null while a job has it. */
  @Optional('timestamptz') nextAt!: Date | null;
  @Optional('timestamptz') deliveredAt!: Date | null;
  @Optional('integer') status!: number | null;
  @Optional('text') reason!: DeliveryReason | null;
  /** The beginning of the last answer's body. */
  @Optional('text') answer!: string | null;
  @Optional('integer') millis!: number | null;
}
