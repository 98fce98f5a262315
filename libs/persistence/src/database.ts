import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { reachValues, SET_REACH, type Reach } from './reach.js';

/** A query; `name` prepares it once per connection, for hot reads. */
export interface Query {
  readonly text: string;
  readonly name?: string;
}

const DATE = 1082;
// A date has no time zone: as a JavaScript Date it would move by a day in half of the world.
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === DATE ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The application's database: the only place that opens transactions. */
export class Database {
  private constructor(
    readonly dataSource: DataSource,
    private readonly reads: pg.Pool,
  ) {}

  /** Connects both pools: the ORM's, and one of pipelined connections for reads (each holds up to `max`). */
  static async open(settings: DataSourceSettings, onError: (error: Error) => void = () => {}): Promise<Database> {
    const { url, max = 8, waitMs = 5_000, applicationName = 'signatory' } = settings;
    const reads = new pg.Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: waitMs,
      application_name: applicationName,
      pipeline: true,
      types: TYPES,
    });
    // An idle connection that drops is replaced by the pool; unheard, its error would end the process.
    reads.on('error', onError);
    return new Database(await createDataSource(settings).initialize(), reads);
  }

  /** Runs `work` in one transaction with the actor's reach. Use only the given manager inside. Rolls back when it throws. */
  as<Result>(reach: Reach, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(SET_REACH, reachValues(reach));
      return work(tx);
    });
  }

  /** One read with the actor's reach: begin, settings, query and commit leave together, in one round trip. */
  async readAs<Row extends object>(
    reach: Reach,
    query: string | Query,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    const client = await this.reads.connect();
    const answers = await Promise.allSettled([
      client.query('begin read only'),
      client.query({ name: 'set-reach', text: SET_REACH, values: reachValues(reach) }),
      client.query<Row>({ ...(typeof query === 'string' ? { text: query } : query), values: [...params] }),
      // After a failed step this commit is answered as a rollback.
      client.query('commit'),
    ]);
    const failed = answers.find((answer) => answer.status === 'rejected');
    client.release(failed !== undefined && !(failed.reason instanceof pg.DatabaseError));
    if (failed) throw failed.reason;
    return answers[2].status === 'fulfilled' ? answers[2].value.rows : [];
  }

  /** One read without any reach: tables without policies and published releases. */
  async readPublic<Row extends object>(query: string | Query, params: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.reads.query<Row>({
      ...(typeof query === 'string' ? { text: query } : query),
      values: [...params],
    });
    return rows;
  }

  async close(): Promise<void> {
    await Promise.all([this.reads.end(), this.dataSource.destroy()]);
  }
}
