import type { DataSource } from 'typeorm';
import type { Sender } from './backend.js';
import { sentOf } from './job-id.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { isWorkerName, presentWorkers } from './presence.js';

// Of one send only: however many workers find the same job lost, it is sent again once.
const SEND_AGAIN = `update outbox set sends = outbox.sends + 1, losses = outbox.losses + 1, sent_at = null
  from unnest($1::uuid[], $2::int[]) as lost (id, sends)
  where outbox.id = lost.id and outbox.sends = lost.sends and done_at is null and failed is null
  returning pg_notify('${OUTBOX_CHANNEL}', '')`;

/**
 * Sends again at once what a worker had taken that is no more; the queue itself would wait until the lock of each job has
 * run out. A worker counts as gone when two looks in a row do not find it: one whose connection broke is back by then.
 */
export function recoverLost(dataSource: DataSource, senders: readonly Pick<Sender, 'atWork'>[]): () => Promise<void> {
  let missed: ReadonlySet<string> = new Set();
  return async () => {
    const taken = (await Promise.all(senders.map((sender) => sender.atWork()))).flat();
    const named = taken.flatMap(({ jobId, worker }) => (isWorkerName(worker) ? [{ jobId, worker }] : []));
    if (named.length === 0) return;
    const present = await presentWorkers(dataSource);
    const absent = named.filter(({ worker }) => !present.has(worker));
    const lost = absent.filter(({ worker }) => missed.has(worker)).flatMap(({ jobId }) => sentOf(jobId) ?? []);
    missed = new Set(absent.map(({ worker }) => worker));
    if (lost.length > 0) await dataSource.query(SEND_AGAIN, [lost.map(({ id }) => id), lost.map(({ sends }) => sends)]);
  };
}
