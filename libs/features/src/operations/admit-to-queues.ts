import { coversAll, grantsAnywhere, Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

const OTHERS = 'select exists (select from plan where id <> all ($1::text[])) as others';

/**
 * Opens the queues themselves to whoever keeps every plan of the installation. A queue carries the jobs of all plans, and
 * a failed one its stack trace; the board searches and pages them in the queue's own store, where a job has no plan to
 * filter by. Of their own plans, secretariats read what failed in the list of failed jobs.
 */
@Injectable()
export class AdmitToQueues {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `queues.other-plans` */
  async execute({ actor, at }: { readonly actor: Actor; readonly at: Date }): Promise<void> {
    const kept = grantsAnywhere(actor, 'queues:read', at.toISOString())
      .filter((grant) => grant.cycle === null && coversAll(grant))
      .map(({ plan }) => plan);
    const [row] = await this.database.readPublic<{ others: boolean }>(OTHERS, [kept]);
    if (row?.others !== false) throw new Refusal('queues.other-plans', {});
  }
}
