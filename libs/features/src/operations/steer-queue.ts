import { Injectable } from '@nestjs/common';
import type { Actor } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import type { HeldQueue, QueueWatch } from '@signatory/queue';
import { Audit } from '../audit/index.js';
import { AdmitToQueues } from './admit-to-queues.js';

interface Steering {
  readonly actor: Actor;
  readonly at: Date;
  readonly queue: HeldQueue;
  readonly command: 'pause' | 'resume';
}

/** Pauses a queue or lets it go on: what is asked for meanwhile waits, and nothing of it is lost. */
@Injectable()
export class SteerQueue {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly admitToQueues: AdmitToQueues,
  ) {}

  /** @throws Refusal `queues.other-plans`: a queue carries the jobs of all plans */
  async execute({ actor, at, queue, command }: Steering, watch: Pick<QueueWatch, 'steer'>): Promise<void> {
    await this.admitToQueues.execute({ actor, at });
    await this.database.as(systemReach([]), async (tx) => {
      const event = {
        actor: actor.id,
        act: `queue.${command}` as const,
        subject: 'installation',
        facts: { queue },
        at,
      };
      await this.audit.record(tx, event);
      // Last: where the queue's store is away, nothing is said to have happened.
      await watch.steer(queue, command);
    });
  }
}
