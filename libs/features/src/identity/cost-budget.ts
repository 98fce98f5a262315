import type { Refusals } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { MinuteBudget } from './minute-budget.js';

/** What costs the installation more than an answer: a file that is brought, one that is made, a document that is laid out. */
export type Cost = NonNullable<Refusals['rate.limited']['cost']>;

/** So many of each in a minute for one, over all processes. What one has spent is nobody else's. */
@Injectable()
export class CostBudget {
  constructor(private readonly minutes: MinuteBudget) {}

  /** Counts one. @param most 0 is no limit. @throws Refusal `rate.limited` with the seconds until the next minute */
  async spend(cost: Cost, person: string, most: number, at: Date): Promise<void> {
    if (most === 0) return;
    await this.minutes.take({ of: `${cost} of person ${person}`, share: 1, most, at, cost });
  }
}
