import { randomInt } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { keepConnection } from './listen.js';

/**
 * A worker is there as long as it holds a lock in the database. PostgreSQL gives it back the moment the process is gone,
 * however it went; a worker that only thinks for long keeps it. A lock's time limit can tell neither.
 */
export interface Presence {
  /** What the worker is called in the queue. */
  readonly name: string;
  close(): Promise<void>;
}

/** The first key of the lock: nobody else uses it. The second is the worker's number. */
const WORKERS = 1_397_311_309;
const NUMBERS = 2 ** 31 - 1;
const PREFIX = 'worker-';

const PRESENT = `select '${PREFIX}' || objid as name from pg_locks
  where locktype = 'advisory' and classid = ${WORKERS} and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

/** Makes a worker present, under a name of its own; it is when this resolves. */
export async function bePresent(url: string, onError: (error: Error) => void): Promise<Presence> {
  const number = randomInt(1, NUMBERS);
  const name = `${PREFIX}${number}`;
  let kept: { close(): Promise<void> } | undefined;
  await new Promise<void>((resolve) => {
    kept = keepConnection(url, {
      name: `signatory-${name}`,
      open: async (client) => void (await client.query('select pg_advisory_lock($1, $2)', [WORKERS, number])),
      onConnected: resolve,
      onError,
    });
  });
  return { name, close: async () => kept?.close() };
}

/** Whether a name is of a worker that can be present: an older version's cannot. */
export function isWorkerName(name: string | undefined): name is string {
  return name?.startsWith(PREFIX) ?? false;
}

/** The names of the workers that are there. */
export async function presentWorkers(dataSource: DataSource): Promise<Set<string>> {
  const rows: { name: string }[] = await dataSource.query(PRESENT);
  return new Set(rows.map(({ name }) => name));
}
