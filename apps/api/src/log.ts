import type { Environment } from '@signatory/config';
import { pino, type Logger } from 'pino';

export type Log = Logger;

/** The injection token of the log. */
export const LOG = Symbol('log');

/** Lines of JSON on stderr; no bodies, no cookies: only ids, routes and times. */
export function createLog({ logLevel }: Environment, name: string): Log {
  return pino({ name, level: logLevel }, pino.destination(2));
}
