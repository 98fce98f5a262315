import pg from 'pg';
import { until } from './until.js';

// What is seen of others is kept until a transaction ends, unless it is forgotten.
const LOOK_AGAIN = 'select pg_stat_clear_snapshot()';
const WAITING = `select count(*)::int as n from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`;

/** A row that somebody else is writing: whoever needs it waits in the middle of what it does, and others meet it there. */
export class Held {
  private constructor(private readonly client: pg.Client) {}

  /** @param url of a superuser: what it writes for the time being asks for no row that it names. */
  static async by(url: string, statement: string, values: readonly unknown[] = []): Promise<Held> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(statement, [...values]);
    return new Held(client);
  }

  /** Until so many wait for a row in this database: for this one, and for what who waits for it has taken. */
  async waitedForBy(many: number): Promise<void> {
    await until(
      async () => {
        await this.client.query(LOOK_AGAIN);
        return (await this.client.query<{ n: number }>(WAITING)).rows[0]?.n ?? 0;
      },
      (waiting) => waiting >= many,
    );
  }

  /** As if it had never been written. */
  async letGo(): Promise<void> {
    await this.client.query('rollback');
    await this.client.end();
  }
}
