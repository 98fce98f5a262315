/**
 * PostgreSQL's classes: connection exception, insufficient resources, operator intervention (it ends or starts), system error;
 * and what two transactions do to each other. Nothing was changed, and what was asked for can be asked for again.
 */
const AWAY = /^(?:08|53|57|58).{3}$|^(?:40001|40P01)$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** Of a file, they are not the network's. */
const OF_FILES = new Set<unknown>(['open', 'stat']);
/** Of node-postgres and TypeORM, which give these no code. The last two: a transaction lost its connection between two statements. */
const WORDS =
  /timeout exceeded when trying to connect|connection terminated|cannot use a pool after calling end|not queryable|already released/i;

/** Whether an error, or the driver's inside it, says that the database cannot be asked now: it is none of who asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError, message, syscall } = error as Partial<Record<string, unknown>>;
  if (typeof code === 'string' && (AWAY.test(code) || (NETWORK.has(code) && !OF_FILES.has(syscall)))) return true;
  if (typeof message === 'string' && WORDS.test(message)) return true;
  return driverError !== undefined && driverError !== error && isDatabaseAway(driverError);
}
