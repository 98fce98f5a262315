import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret, as Standard Webhooks writes one: 256 bits. */
export function makeSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

interface Signed {
  readonly id: string;
  /** Seconds since 1970: of the attempt, so that an old message that somebody kept is known as old. */
  readonly timestamp: number;
  readonly body: string;
}

/** The signatures of a message by each of some secrets (Standard Webhooks, v1): a receiver needs to know one of them. */
export function signEvent({ id, timestamp, body }: Signed, secrets: readonly string[]): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
