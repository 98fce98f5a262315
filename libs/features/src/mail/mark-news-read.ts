import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';

// An instant on a screen has milliseconds; the database keeps more.
const MARK = `update mail set read_at = $3
  where person_id = $1 and date_trunc('milliseconds', created_at) <= $2 and read_at is null`;

/** Notes that a person saw the news that are there. Nothing is decided by it, so the trail keeps nothing. */
@Injectable()
export class MarkNewsRead {
  constructor(private readonly database: Database) {}

  /** `upTo` is the newest that the person saw: what came meanwhile stays new. */
  async execute({ id }: Actor, upTo: Date, at: Date): Promise<void> {
    await this.database.as({ actor: id }, async (tx) => {
      await tx.query(MARK, [id, upTo, at]);
      await notifyChanged(tx, { member: null, cycle: null, keys: ['news'], reader: id });
    });
  }
}
