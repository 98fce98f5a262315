import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditSource } from '@signatory/contract';

const sources = new AsyncLocalStorage<() => AuditSource>();

/**
 * Does work whose events are then told with where they came from. Who acts and when are arguments of a command, because it
 * decides by them; where from decides nothing, and is told by the process that took the request. It is asked for only where
 * something is recorded.
 */
export function runFrom<Result>(source: () => AuditSource, work: () => Result): Result {
  return sources.run(source, work);
}

/** Where what is being done came from; undefined where nobody told. */
export function currentSource(): AuditSource | undefined {
  return sources.getStore()?.();
}
