import { Injectable } from '@nestjs/common';
import type { JobDetailView } from '@signatory/contract';
import { type KeeperQuestion, Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { JOB_NAMES, JOBS, queueOf, type JobLook, type QueueName, type QueueWatch } from '@signatory/queue';
import { countProgress, describeJob, stateOf } from './describe-job.js';
import { findJob, type FoundJob } from './find-jobs.js';

const BEFORE = `select count(*)::int as count from outbox where done_at is null and failed is null and name = any ($1)
  and (priority, created_at, id) < ($2, $3, $4)`;

type Watched = Pick<QueueWatch, 'look' | 'paused'>;

/** One job: where it stands, in its queue too, and what may be done with it. */
@Injectable()
export class ReadJob {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(
    request: Omit<KeeperQuestion, 'permission'> & { readonly id: string },
    watch: Watched,
  ): Promise<JobDetailView> {
    const job = await findJob(this.database, { ...request, permission: 'jobs:read' });
    const queue = queueOf(job.name);
    const seen = queue === null ? { look: null, paused: false } : await lookAt(watch, queue, job);
    const state = stateOf(job, seen?.look?.active ? new Set([job.id]) : new Set());
    const [progress, position] = await Promise.all([
      countProgress(this.database, state === 'RUNNING' ? [job] : []),
      state === 'WAITING' && queue !== null ? this.countBefore(job, queue) : null,
    ]);
    const look = seen?.look ?? null;
    return {
      ...describeJob(job, { state, queueAnswers: seen !== null, progress: progress.get(job.id) ?? null }),
      queueAnswers: seen !== null,
      paused: seen?.paused ?? false,
      position,
      attempt: look && { begun: look.attempts, begunAt: look.begunAt?.toISOString() ?? null, error: look.error },
      release: job.release,
    };
  }

  private async countBefore({ priority, requestedAt, id }: FoundJob, queue: QueueName): Promise<number> {
    const names = JOB_NAMES.filter((name) => JOBS[name].queue === queue);
    const [row] = await this.database.readPublic<{ count: number }>(BEFORE, [names, priority, requestedAt, id]);
    return row?.count ?? 0;
  }
}

/** Null where the queue's store is away. */
async function lookAt(
  watch: Watched,
  queue: QueueName,
  { id, sends, sentAt }: FoundJob,
): Promise<{ readonly look: JobLook | null; readonly paused: boolean } | null> {
  try {
    const [look, paused] = await Promise.all([
      sentAt === null ? null : watch.look(queue, { id, sends }),
      watch.paused(),
    ]);
    return { look, paused: paused.includes(queue) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'queues.away') return null;
    throw error;
  }
}
