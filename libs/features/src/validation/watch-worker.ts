import type { WorkView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { pulseIds } from '@signatory/queue';
import { Injectable } from '@nestjs/common';

const LOOK = `select coalesce(bool_or(done_at is not null), false) as alive,
    coalesce(extract(epoch from $2::timestamptz -
      (select min(created_at) from outbox where done_at is null and failed is null)), 0)::int as waiting
  from outbox where id = any ($1::uuid[])`;

/** Whether anybody does the work: a worker at work ends a recurring job every few seconds. */
@Injectable()
export class WatchWorker {
  constructor(private readonly database: Database) {}

  async execute(at: Date): Promise<WorkView> {
    const [row] = await this.database.readPublic<{ alive: boolean; waiting: number }>(LOOK, [pulseIds(at), at]);
    return { atWork: row?.alive ?? false, waitingSeconds: Math.max(0, row?.waiting ?? 0) };
  }
}
