import { Refusal, type Refusals } from '@signatory/domain';
import { Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;

// A minute begins with the first request after the one before. No row: all of it is spent. Kept and swept with the throttle's.
const IS_OVER = `a.last_at <= $2::timestamptz - interval '1 minute'`;
const TAKE = `
  insert into sign_in_attempt as a (key_sha256, count, last_at, locked_until) values ($1, $3, $2, 'epoch')
  on conflict (key_sha256) do update set count = case when ${IS_OVER} then $3 else a.count + $3 end,
    last_at = case when ${IS_OVER} then $2 else a.last_at end
  where ${IS_OVER} or a.count < $4
  returning count, last_at as "from"`;

/** What is asked of a minute. */
export interface Share {
  /** Who, and of what: the minute's name. */
  readonly of: string;
  /** How many at once. */
  readonly share: number;
  readonly most: number;
  readonly at: Date;
  /** What the refusal says that it was; nothing of requests. */
  readonly cost?: NonNullable<Refusals['rate.limited']['cost']>;
}

/** So many in a minute of whatever has a name, over all processes, and never more. */
@Injectable()
export class MinuteBudget {
  constructor(private readonly database: Database) {}

  /**
   * How many are given, one at the least, and the end of their minute.
   * @throws Refusal `rate.limited` with the seconds until the next minute
   */
  async take({ of, share, most, at, cost }: Share): Promise<{ readonly given: number; readonly until: number }> {
    const key = sha256(of);
    const [row] = await this.database.readPublic<{ count: number; from: Date }>(TAKE, [key, at, share, most]);
    if (!row) throw new Refusal('rate.limited', { seconds: await this.waitOf(key, at), ...(cost && { cost }) });
    return { given: share - Math.max(0, row.count - most), until: row.from.getTime() + MINUTE_MS };
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
