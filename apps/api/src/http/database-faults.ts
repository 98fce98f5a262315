import { isDatabaseAway } from '@signatory/persistence';

/** What an error of PostgreSQL or its driver means to the caller; null where it is our own fault. */
export type DatabaseFault = 'unavailable' | 'unreadable';

// A net under the contract's schemas, which should have refused these first.
const UNREADABLE = new Set(['22P02', '22003', '22021', '22P05', '22007', '22008']);

/** Reads the error and the driver's error inside it. */
export function faultOfDatabase(error: unknown): DatabaseFault | null {
  if (isUnreadable(error)) return 'unreadable';
  return isDatabaseAway(error) ? 'unavailable' : null;
}

function isUnreadable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError } = error as Partial<Record<string, unknown>>;
  if (typeof code === 'string' && UNREADABLE.has(code)) return true;
  return driverError !== undefined && driverError !== error && isUnreadable(driverError);
}
