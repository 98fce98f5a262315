import type { DeliveryReason, LinkReason } from '@signatory/domain';
import { askTarget, readTarget, type LinkSettings } from '../evidence/index.js';
import { readRetryAfter } from './next-attempt.js';
import { signEvent } from './sign-event.js';

export interface EventToPost {
  readonly address: string;
  readonly eventId: string;
  readonly body: string;
  readonly secrets: readonly string[];
}

/** What one attempt came to. */
export interface Attempt {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly reason: DeliveryReason | null;
  readonly answer: string | null;
  readonly millis: number;
  readonly askedMs: number | null;
}

interface Limits {
  readonly attemptMs: number;
  readonly answerBytes: number;
}

/** Links have reasons that no attempt has: it follows nothing, and names kept for examples have no address. */
const REASONS: Readonly<Partial<Record<LinkReason, DeliveryReason>>> = {
  reserved: 'no-address',
  'too-many-moves': 'redirect',
};
const reasonOf = (reason: LinkReason): DeliveryReason => REASONS[reason] ?? (reason as DeliveryReason);

/**
 * Sends a message once, to a public address alone, as the check of links asks for pages: what a name leads to is looked at
 * and that very address is asked, and a redirect is a failure.
 */
export async function postEvent(event: EventToPost, links: LinkSettings, limits: Limits, at: Date): Promise<Attempt> {
  const nothing = { delivered: false, status: null, answer: null, millis: 0, askedMs: null };
  const read = await readTarget(event.address, links);
  if (read.kind === 'unknown') return { ...nothing, reason: 'no-way-out' };
  if (read.kind === 'refused') return { ...nothing, reason: reasonOf(read.reason) };
  const { target } = read;
  if (!mayCarry(target.url.protocol, `${target.address}:${target.port}`, links))
    return { ...nothing, reason: 'scheme' };
  const timestamp = Math.floor(at.getTime() / 1_000);
  const began = performance.now();
  const answer = await askTarget(target, {
    method: 'POST',
    headers: {
      'user-agent': 'Signatory webhooks',
      'content-type': 'application/json',
      'webhook-id': event.eventId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signEvent({ id: event.eventId, timestamp, body: event.body }, event.secrets),
    },
    body: Buffer.from(event.body),
    limitMs: limits.attemptMs,
    keepBytes: limits.answerBytes,
  });
  const millis = Math.round(performance.now() - began);
  if (answer.kind === 'unknown') return { ...nothing, millis, reason: 'no-way-out' };
  if (answer.kind === 'failed') return { ...nothing, millis, reason: reasonOf(answer.reason) };
  const { status, headers, body } = answer;
  const delivered = status >= 200 && status < 300;
  const moved = status >= 300 && status < 400;
  return {
    delivered,
    status,
    reason: delivered ? null : moved ? 'redirect' : 'status',
    answer: readable(body),
    millis,
    askedMs: status === 429 || status === 503 ? readRetryAfter(headers['retry-after'], at) : null,
  };
}

/** What is sent is signed but not secret to whoever listens: it goes over TLS, but to what tests let be asked. */
export function mayCarry(protocol: string, place: string, { allow }: Pick<LinkSettings, 'allow'>): boolean {
  return protocol === 'https:' || allow.has(place);
}

/** As text on one line; what no text can hold, and half a letter at its end, is left out. */
function readable(body: Buffer): string | null {
  const text = new TextDecoder()
    .decode(body)
    .replace(/\ufffd/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return text === '' ? null : text;
}
