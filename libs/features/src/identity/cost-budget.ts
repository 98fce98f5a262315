import type { Refusals } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { MinuteBudget } from './minute-budget.js';
import { placeOf } from './place.js';

/** What costs the installation more than an answer: a file that is brought, one that is made, a document that is laid out. */
export type Cost = NonNullable<Refusals['rate.limited']['cost']>;

/** Who makes it do so: somebody, or whoever asks from an address. */
export type Spender = { readonly person: string } | { readonly address: string };

/** So many of each in a minute for one, over all processes. What one has spent is nobody else's. */
@Injectable()
export class CostBudget {
  constructor(private readonly minutes: MinuteBudget) {}

  /** Counts one. @param most 0 is no limit. @throws Refusal `rate.limited` with the seconds until the next minute */
  async spend(cost: Cost, spender: Spender, most: number, at: Date): Promise<void> {
    if (most === 0) return;
    const who = 'person' in spender ? `person ${spender.person}` : `address ${placeOf(spender.address)}`;
    await this.minutes.take({ of: `${cost} of ${who}`, share: 1, most, at, cost });
  }
}
