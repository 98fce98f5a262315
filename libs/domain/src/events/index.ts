export {
  checkOutcome,
  CYCLE_EVENTS,
  EVENT_KINDS,
  RELEASE_EVENTS,
  SUBMISSION_EVENTS,
  type EventFacts,
  type EventKind,
} from './event.js';
export {
  DELIVERY_REASONS,
  DELIVERY_STATES,
  WEBHOOK_COMMANDS,
  WEBHOOK_PAUSES,
  WEBHOOK_STATES,
  type DeliveryReason,
  type DeliveryState,
  type WebhookCommand,
  type WebhookPause,
  type WebhookState,
} from './webhook.js';
