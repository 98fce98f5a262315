import { Injectable } from '@nestjs/common';
import { Database } from '@signatory/persistence';
import { JOB_NAMES, JOBS, type QueueName } from '@signatory/queue';

const WAITS = `select name, extract(epoch from now() - min(created_at))::int as seconds
  from outbox where done_at is null and failed is null group by name`;

/** How long the oldest job of each queue waits, in seconds, from when it was asked for. */
@Injectable()
export class ReadWaits {
  constructor(private readonly database: Database) {}

  async execute(): Promise<ReadonlyMap<QueueName, number>> {
    const rows = await this.database.readPublic<{ name: string; seconds: number }>(WAITS);
    const waits = new Map<QueueName, number>();
    for (const { name, seconds } of rows) {
      const known = JOB_NAMES.find((each) => each === name);
      if (!known) continue;
      const { queue } = JOBS[known];
      waits.set(queue, Math.max(waits.get(queue) ?? 0, seconds));
    }
    return waits;
  }
}
