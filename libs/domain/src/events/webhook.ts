/** `OFF` by a person: nothing is kept for it. `PAUSED` by itself: what happens meanwhile is held until a person turns it on again. */
export const WEBHOOK_STATES = ['ACTIVE', 'PAUSED', 'OFF'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/** Its server said that nobody is there any more, or nothing went well for days. */
export const WEBHOOK_PAUSES = ['gone', 'failing'] as const;
export type WebhookPause = (typeof WEBHOOK_PAUSES)[number];

export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'HELD', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Why an attempt did not go well. `inside`, `port`, `credentials`, `scheme`, `no-address`: the address was not asked, as
 * with links. `redirect`: what would be sent is for the address that was entered, and no other. `no-way-out`: nobody was
 * asked, for this machine does not get out. `turned-off`: the address was turned off before its turn came. `gave-up`: the
 * workers that had it vanished.
 */
export const DELIVERY_REASONS = [
  'status',
  'redirect',
  'no-answer',
  'too-slow',
  'certificate',
  'not-http',
  'no-address',
  'inside',
  'port',
  'credentials',
  'scheme',
  'no-way-out',
  'turned-off',
  'gave-up',
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

/** What a person may do with an address. */
export const WEBHOOK_COMMANDS: Readonly<Record<'turn-on' | 'turn-off', readonly WebhookState[]>> = {
  'turn-on': ['OFF', 'PAUSED'],
  'turn-off': ['ACTIVE', 'PAUSED'],
};
export type WebhookCommand = keyof typeof WEBHOOK_COMMANDS;
