import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { reachValues, SET_REACH, type Reach } from './reach.js';

/** A query; `name` prepares it once per connection, for hot reads. */
export interface Query {
  readonly text: string;
  readonly name?: string;
}

export interface Statement {
  readonly query: string | Query;
  readonly params: readonly unknown[];
}

/** The application's database: the only place that opens transactions. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly plain: pg.Pool;

  private constructor(
    readonly dataSource: DataSource,
    private readonly pipelined: DataSource,
  ) {
    this.pool = poolOf(pipelined);
    this.plain = poolOf(dataSource);
  }

  /** Connects both pools: the ORM's, and one for what leaves in one round trip (each holds up to `max`). */
  static async open(settings: DataSourceSettings, onError: (error: Error) => void = () => {}): Promise<Database> {
    const [plain, pipelined] = await Promise.all([
      createDataSource(settings).initialize(),
      createDataSource({ ...settings, pipelined: true }).initialize(),
    ]);
    const database = new Database(plain, pipelined);
    // An idle connection that drops is replaced by the pool; unheard, its error would end the process.
    database.pool.on('error', onError);
    return database;
  }

  /**
   * Whether whoever asks for a connection now gets one. Who holds one and wants to say something beside it asks first: where as
   * many as there are hold one each, all of them would wait for another.
   */
  get hasRoom(): boolean {
    return hasRoom(this.pool) && hasRoom(this.plain);
  }

  /** Runs `work` in one transaction with the actor's reach. Use only the given manager inside. Rolls back when it throws. */
  as<Result>(reach: Reach, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(SET_REACH, reachValues(reach));
      return work(tx);
    });
  }

  /**
   * The same, where statements that do not need each other's answers are sent together: `await Promise.all([…])` of them
   * is one round trip. For work that many wait for; no COPY and no cursor.
   */
  asPipelined<Result>(reach: Reach, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.pipelined.transaction(async (tx) => {
      // Leaves with the first statements of the work.
      const [, result] = await Promise.all([tx.query(SET_REACH, reachValues(reach)), work(tx)]);
      return result;
    });
  }

  /** One read with the actor's reach: begin, settings, query and commit leave together, in one round trip. */
  async readAs<Row extends object>(
    reach: Reach,
    query: string | Query,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    const [rows] = await this.send('begin read only', reach, [{ query, params }]);
    return (rows ?? []) as Row[];
  }

  /**
   * Statements that do not need each other's answers, in one transaction and one round trip; each sees what those before
   * it wrote, and what was committed while one of them waited for a lock.
   * @returns the rows of each statement
   */
  writeAs(reach: Reach, statements: readonly Statement[]): Promise<object[][]> {
    return this.send('begin', reach, statements);
  }

  private async send(begin: string, reach: Reach, statements: readonly Statement[]): Promise<object[][]> {
    const client = await this.pool.connect();
    const answers = await Promise.allSettled([
      client.query(begin),
      client.query({ name: 'set-reach', text: SET_REACH, values: reachValues(reach) }),
      ...statements.map(({ query, params }) =>
        client.query<object>({ ...(typeof query === 'string' ? { text: query } : query), values: [...params] }),
      ),
      // After a failed step this commit is answered as a rollback.
      client.query('commit'),
    ]);
    const failed = answers.find((answer) => answer.status === 'rejected');
    client.release(failed !== undefined && !(failed.reason instanceof pg.DatabaseError));
    if (failed) throw failed.reason;
    return answers.slice(2, -1).map((answer) => (answer.status === 'fulfilled' ? answer.value.rows : []));
  }

  /**
   * One read without any reach: tables without policies and published releases. Who is in a transaction gives it: a second
   * connection while one is held is one that all who hold one may wait for.
   */
  async readPublic<Row extends object>(
    query: string | Query,
    params: readonly unknown[] = [],
    tx?: EntityManager,
  ): Promise<Row[]> {
    if (tx) return tx.query<Row[]>(typeof query === 'string' ? query : query.text, [...params]);
    const { rows } = await this.pool.query<Row>({
      ...(typeof query === 'string' ? { text: query } : query),
      values: [...params],
    });
    return rows;
  }

  async close(): Promise<void> {
    await Promise.all([this.pipelined.destroy(), this.dataSource.destroy()]);
  }
}

function poolOf({ driver }: DataSource): pg.Pool {
  return (driver as PostgresDriver).master as pg.Pool;
}

function hasRoom({ waitingCount, idleCount, totalCount, options }: pg.Pool): boolean {
  return waitingCount === 0 && (idleCount > 0 || totalCount < options.max);
}
