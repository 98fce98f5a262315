import { DELIVERY_REASONS, DELIVERY_STATES, EVENT_KINDS, WEBHOOK_PAUSES, WEBHOOK_STATES } from '@signatory/domain';
import { z } from 'zod';

const said = {
  label: z.string().trim().min(1).max(100),
  /** https, at a public address. */
  address: z.string().trim().min(1).max(2_000),
  kinds: z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length),
};

/** An address that is told of events. */
export const MakeWebhook = z.strictObject({
  plan: z.string().min(1).max(100),
  /** A cycle's code; null for every cycle of the plan. */
  cycle: z.string().min(1).max(100).nullable(),
  ...said,
});
export type MakeWebhook = z.infer<typeof MakeWebhook>;

export const ChangeWebhook = z.strictObject(said);
export type ChangeWebhook = z.infer<typeof ChangeWebhook>;

/** For how long the secret before signs as well, in hours: until the receiver knows the new one. */
export const ReplaceSecret = z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) });
export type ReplaceSecret = z.infer<typeof ReplaceSecret>;

export const WebhookView = z.object({
  id: z.uuid(),
  plan: z.string(),
  cycle: z.string().nullable(),
  label: z.string(),
  address: z.string(),
  kinds: z.array(z.enum(EVENT_KINDS)),
  state: z.enum(WEBHOOK_STATES),
  pausedWhy: z.enum(WEBHOOK_PAUSES).nullable(),
  pausedAt: z.string().nullable(),
  /** The first of the failures since the last delivery that went well. */
  failingSince: z.string().nullable(),
  /** Until when the secret before signs as well; null where there is one alone. */
  oldSecretUntil: z.string().nullable(),
  madeAt: z.string(),
  /** Of what the log keeps. */
  deliveries: z.object({ waiting: z.int(), held: z.int(), failed: z.int(), delivered: z.int() }),
  commands: z.array(z.enum(['turn-on', 'turn-off'])),
});
export type WebhookView = z.infer<typeof WebhookView>;

export const WebhooksView = z.object({ webhooks: z.array(WebhookView) });
export type WebhooksView = z.infer<typeof WebhooksView>;

/** Told once: nobody can read it again. */
export const WebhookSecretView = z.object({
  webhook: WebhookView,
  /** `whsec_` and the key in base64. */
  secret: z.string(),
});
export type WebhookSecretView = z.infer<typeof WebhookSecretView>;

/** Which deliveries are listed, a page at a time. */
export const DeliveriesQuery = z.strictObject({
  webhook: z.uuid().optional(),
  state: z.enum(DELIVERY_STATES).optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  /** The id of the last delivery of the page before. */
  after: z.uuid().optional(),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

export const DeliveryView = z.object({
  id: z.uuid(),
  /** The `webhook-id` of the message: the same for every address and every repetition. */
  event: z.uuid(),
  webhook: z.object({ id: z.uuid(), label: z.string() }),
  kind: z.string(),
  state: z.enum(DELIVERY_STATES),
  madeAt: z.string(),
  attempts: z.int(),
  triedAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  /** Of the last answer over HTTP. */
  status: z.int().nullable(),
  reason: z.enum(DELIVERY_REASONS).nullable(),
  /** The beginning of the last answer's body. */
  answer: z.string().nullable(),
  millis: z.int().nullable(),
  /** What was sent. */
  body: z.string(),
  commands: z.array(z.literal('send-again')),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** The newest first. */
export const DeliveriesView = z.object({
  deliveries: z.array(DeliveryView),
  /** Where the next page begins; null on the last. */
  next: z.uuid().nullable(),
});
export type DeliveriesView = z.infer<typeof DeliveriesView>;

/** A delivery that was asked for by hand. */
export const DeliveryAsked = z.object({ delivery: z.uuid() });
export type DeliveryAsked = z.infer<typeof DeliveryAsked>;
