import type { Route } from '../openapi/routes.js';

const SAFE = ['GET', 'HEAD'];

/**
 * Whether a route hears an `Idempotency-Key`: every command of somebody who is signed in, but what is about their own session and
 * second factor, whose answers are secrets and cookies, and what says of itself that it does not.
 */
export function hearsKey({ method, allow, operation }: Pick<Route, 'method' | 'allow' | 'operation'>): boolean {
  if (SAFE.includes(method.toUpperCase())) return false;
  return allow !== undefined && allow !== 'public' && allow !== 'own-account' && operation?.keyless === undefined;
}

/** For the API's description. */
export const KEY_HEADER = {
  'Idempotency-Key': {
    required: false,
    description:
      'Up to 255 visible characters, chosen by the sender for this command. Sent again with the same key and body, within a day at least, the command is not done again and the first answer comes back, with `Idempotent-Replayed: true`. A refusal is not kept.',
  },
} as const;
