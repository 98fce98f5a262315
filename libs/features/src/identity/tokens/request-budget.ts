import { Refusal } from '@signatory/domain';
import { Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;
/** A process takes a minute's requests in so many shares, so that most of them mean no writing. */
const SHARES = 20;
/** More tokens than these are not in use at once: what is held of those before is forgotten, and asked for anew. */
const MOST_HELD = 1_000;

// A minute begins with the first request after the one before. No row: all of it is spent. Kept and swept with the throttle's.
const IS_OVER = `a.last_at <= $2::timestamptz - interval '1 minute'`;
const TAKE = `
  insert into sign_in_attempt as a (key_sha256, count, last_at, locked_until) values ($1, $3, $2, 'epoch')
  on conflict (key_sha256) do update set count = case when ${IS_OVER} then $3 else a.count + $3 end,
    last_at = case when ${IS_OVER} then $2 else a.last_at end
  where ${IS_OVER} or a.count < $4
  returning count, last_at as "from"`;

interface Minute {
  left: number;
  readonly until: number;
}

/** So many requests in a minute, over all processes, and never more: what one has taken and not used is lost to the others. */
@Injectable()
export class RequestBudget {
  private readonly held = new Map<string, Minute>();

  constructor(private readonly database: Database) {}

  /** Counts one request of a token, by its id. @throws Refusal `rate.limited` with the seconds until the next minute */
  async spend(token: string, most: number, at: Date): Promise<void> {
    const held = this.held.get(token);
    if (held && held.left > 0 && held.until > at.getTime()) held.left -= 1;
    else await this.take(token, most, at);
  }

  private async take(token: string, most: number, at: Date): Promise<void> {
    const key = sha256(`token requests ${token}`);
    const share = Math.max(1, Math.floor(most / SHARES));
    const [row] = await this.database.readPublic<{ count: number; from: Date }>(TAKE, [key, at, share, most]);
    if (!row) throw new Refusal('rate.limited', { seconds: await this.waitOf(key, at) });
    const given = share - Math.max(0, row.count - most);
    if (this.held.size >= MOST_HELD) this.held.clear();
    this.held.set(token, { left: given - 1, until: row.from.getTime() + MINUTE_MS });
  }

  private async waitOf(key: string, at: Date): Promise<number> {
    const [row] = await this.database.readPublic<{ from: Date }>(
      'select last_at as "from" from sign_in_attempt where key_sha256 = $1',
      [key],
    );
    const until = (row?.from ?? at).getTime() + MINUTE_MS;
    return Math.max(1, Math.ceil((until - at.getTime()) / 1_000));
  }
}
