/** What an error of PostgreSQL or its driver means to the caller; null where it is our own fault. */
export type DatabaseFault = 'unavailable' | 'unreadable';

// A net under the contract's schemas, which should have refused these first.
const UNREADABLE = new Set(['22P02', '22003', '22021', '22P05', '22007', '22008']);
// 53: out of connections, memory or disk. 57P0x: shutting down or starting. 58030: input/output error. 40001 and 40P01: try again.
const UNAVAILABLE = /^(?:53...|57P0.|58030|08...|40001|40P01)$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
// node-postgres has no codes for these two.
const WORDS = /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end/i;

/** Reads the error and the driver's error inside it. */
export function faultOfDatabase(error: unknown): DatabaseFault | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, driverError, message, syscall } = error as Partial<Record<string, unknown>>;
  if (typeof code === 'string') {
    if (UNREADABLE.has(code)) return 'unreadable';
    if (UNAVAILABLE.test(code)) return 'unavailable';
    if (NETWORK.has(code) && syscall !== 'open' && syscall !== 'stat') return 'unavailable';
  }
  if (typeof message === 'string' && WORDS.test(message)) return 'unavailable';
  return driverError === undefined || driverError === error ? null : faultOfDatabase(driverError);
}
