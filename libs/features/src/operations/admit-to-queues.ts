import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { keepsEveryPlan } from './keeps-every-plan.js';

/**
 * Opens the queues themselves to whoever keeps every plan of the installation. A queue carries the jobs of all plans, and
 * a failed one its stack trace; the board searches and pages them in the queue's own store, where a job has no plan to
 * filter by. Of their own plans, secretariats read what failed in the list of failed jobs.
 */
@Injectable()
export class AdmitToQueues {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `queues.other-plans` */
  async execute(asked: { readonly actor: Actor; readonly at: Date }): Promise<void> {
    if (!(await keepsEveryPlan(this.database, 'queues:read', asked))) throw new Refusal('queues.other-plans', {});
  }
}
