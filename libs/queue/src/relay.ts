import type { DataSource } from 'typeorm';
import type { Sender } from './backend.js';
import { jobIdOf } from './job-id.js';
import { isJobName, JOBS, QUEUE_NAMES, type QueueName } from './jobs.js';

interface WaitingRow {
  id: string;
  name: string;
  payload: unknown;
  member_code: string | null;
  sends: number;
  priority: number;
}

const BATCH = 100;

/**
 * Hands committed jobs to the queue, a batch at a time. It adds first and commits `sent_at` after: a crash between the
 * two repeats the add, and the job id that the queue still keeps absorbs it. Several relays share the work.
 * @returns how many rows were taken
 */
export function relayBatch(dataSource: DataSource, senders: Readonly<Record<QueueName, Sender>>): Promise<number> {
  return dataSource.transaction(async (tx) => {
    const rows: WaitingRow[] = await tx.query(
      `select id, name, payload, member_code, sends, priority from outbox
       where sent_at is null and failed is null order by priority, created_at limit ${BATCH} for update skip locked`,
    );
    if (rows.length === 0) return 0;
    const known = rows.filter(({ name }) => isJobName(name));
    const unknown = rows.filter(({ name }) => !isJobName(name));
    for (const queue of QUEUE_NAMES) {
      const jobs = known.filter((row) => rowOf(row).queue === queue).map(toJob);
      if (jobs.length > 0) await senders[queue].addBulk(jobs);
    }
    await tx.query('update outbox set sent_at = now() where id = any ($1)', [known.map(({ id }) => id)]);
    if (unknown.length > 0)
      await tx.query(`update outbox set failed = 'no job has this name' where id = any ($1)`, [
        unknown.map(({ id }) => id),
      ]);
    return rows.length;
  });
}

const rowOf = ({ name }: WaitingRow) => {
  if (!isJobName(name)) throw new Error(`No job is named ${name}.`);
  return JOBS[name];
};

function toJob(row: WaitingRow) {
  const { attempts, backoffMs } = rowOf(row);
  const { id, name, payload, member_code: memberCode, sends, priority } = row;
  return {
    name,
    data: { outboxId: id, memberCode, payload },
    opts: {
      jobId: jobIdOf({ id, sends }),
      priority,
      attempts,
      backoff: { type: 'exponential' as const, delay: backoffMs },
    },
  };
}
