import type { RunFailure } from '@signatory/domain';
import { isDatabaseAway } from '@signatory/persistence';
import { OutOfTime, WorkersLost } from '@signatory/queue';

/** PostgreSQL: out of memory, and beyond a limit of the program. */
const TOO_LARGE = ['53200', '54000', '54001', '54023'];

/** Of what kind the cause is, so that the reporter can be told what to do; what is unknown is a fault of the rule set. */
export function failureOf(error: Error): RunFailure {
  if (error instanceof OutOfTime) return 'out-of-time';
  if (error instanceof WorkersLost) return 'worker-lost';
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof RangeError || code === 'ERR_STRING_TOO_LONG' || TOO_LARGE.includes(code)) return 'too-large';
  return isDatabaseAway(error) ? 'database-away' : 'rules-at-fault';
}
