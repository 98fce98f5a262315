const HOUR = 3_600_000;

/** How a process tells other systems of events. */
export interface WebhookSettings {
  /** For how long a delivery is tried, in milliseconds. */
  readonly retryMs: number;
  /** An address of which nothing went well for so long is paused, in milliseconds. */
  readonly pauseMs: number;
  /** Days for which deliveries are kept. */
  readonly keepDays: number;
  /** For one attempt, in milliseconds, however slowly its answer trickles. */
  readonly attemptMs: number;
  /** Of the answer's body, what is kept. */
  readonly answerBytes: number;
}

export const WEBHOOK_SETTINGS: WebhookSettings = {
  retryMs: 48 * HOUR,
  pauseMs: 72 * HOUR,
  keepDays: 30,
  attemptMs: 15_000,
  answerBytes: 1_000,
};

/** The usual limits, where an installation does not set others. */
export function webhookSettings(hours: {
  readonly retryHours: number;
  readonly pauseHours: number;
  readonly keepDays: number;
}): WebhookSettings {
  const { retryHours, pauseHours, keepDays } = hours;
  return { ...WEBHOOK_SETTINGS, retryMs: retryHours * HOUR, pauseMs: pauseHours * HOUR, keepDays };
}

/** The injection token of `WebhookSettings`. */
export const WEBHOOKS = Symbol('webhooks');
