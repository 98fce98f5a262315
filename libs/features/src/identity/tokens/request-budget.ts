import { Injectable } from '@nestjs/common';
import { MinuteBudget } from '../minute-budget.js';

/** A process takes a minute's requests in so many shares, so that most of them mean no writing. */
const SHARES = 20;
/** More tokens than these are not in use at once: what is held of those before is forgotten, and asked for anew. */
const MOST_HELD = 1_000;

interface Minute {
  left: number;
  readonly until: number;
}

/** So many requests in a minute, over all processes, and never more: what one has taken and not used is lost to the others. */
@Injectable()
export class RequestBudget {
  private readonly held = new Map<string, Minute>();

  constructor(private readonly minutes: MinuteBudget) {}

  /** Counts one request of a token, by its id. @throws Refusal `rate.limited` with the seconds until the next minute */
  async spend(token: string, most: number, at: Date): Promise<void> {
    const held = this.held.get(token);
    if (held && held.left > 0 && held.until > at.getTime()) held.left -= 1;
    else await this.take(token, most, at);
  }

  private async take(token: string, most: number, at: Date): Promise<void> {
    const share = Math.max(1, Math.floor(most / SHARES));
    const { given, until } = await this.minutes.take({ of: `token requests ${token}`, share, most, at });
    if (this.held.size >= MOST_HELD) this.held.clear();
    this.held.set(token, { left: given - 1, until });
  }
}
