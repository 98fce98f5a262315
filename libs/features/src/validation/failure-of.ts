import type { RunFailure } from '@signatory/domain';
import { OutOfTime, WorkersLost } from '@signatory/queue';

/** Of the network, when nobody answers. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'];
/** PostgreSQL's classes: connection exception, insufficient resources, operator intervention, system error. */
const AWAY_CLASSES = ['08', '53', '57', '58'];
/** PostgreSQL: out of memory, and beyond a limit of the program. */
const TOO_LARGE = ['53200', '54000', '54001', '54023'];
/** The driver's own, which carry no code. */
const AWAY_WORDS = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** Of what kind the cause is, so that the reporter can be told what to do; what is unknown is a fault of the rule set. */
export function failureOf(error: Error): RunFailure {
  if (error instanceof OutOfTime) return 'out-of-time';
  if (error instanceof WorkersLost) return 'worker-lost';
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof RangeError || code === 'ERR_STRING_TOO_LONG' || TOO_LARGE.includes(code)) return 'too-large';
  if (AWAY.includes(code) || (code.length === 5 && AWAY_CLASSES.includes(code.slice(0, 2)))) return 'database-away';
  return AWAY_WORDS.test(error.message) ? 'database-away' : 'rules-at-fault';
}
