import type { Logger } from 'pino';

export type Log = Logger;

/** The injection token of the log. */
export const LOG = Symbol('log');
