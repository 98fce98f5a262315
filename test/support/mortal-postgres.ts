import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabaseUser, provideBinaries, startCluster, type Cluster } from '@signatory/launcher';
import pg from 'pg';
import { makeTemplate } from './make-template.mjs';
import type { PostgresService } from './services.js';

/** A PostgreSQL of a suite's own, as `npm start` runs it, which may be killed: the run's is everybody's. */
export class MortalPostgres {
  private constructor(
    private readonly folder: string,
    private cluster: Cluster,
    private readonly startAgain: () => Promise<Cluster>,
    /** Its logins, for the template of its databases. */
    readonly service: PostgresService,
  ) {}

  static async start(): Promise<MortalPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'signatory-mortal-'));
    chmodSync(folder, 0o755);
    const user = findDatabaseUser();
    const options = { folder: join(folder, 'pg'), binaries: await provideBinaries(folder, user), user };
    const cluster = await startCluster(options);
    const { port } = cluster;
    const again = (): Promise<Cluster> => startCluster({ ...options, port });
    return new MortalPostgres(folder, cluster, again, await makeTemplate(cluster));
  }

  /** Kills every process of it at once, as the machine's death would, and starts it again where it was. */
  async dieAndRise(): Promise<void> {
    const { ended } = this.cluster;
    for (const pid of await this.processes()) kill(pid);
    await ended;
    this.cluster = await this.startAgain();
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The server itself first: it would bring the others back. */
  private async processes(): Promise<number[]> {
    const client = new pg.Client({ connectionString: this.service.superuserUrl });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ server: string; pid: number }>(
      `select (string_to_array(pg_read_file('postmaster.pid'), E'\\n'))[1] as server, pid from pg_stat_activity`,
    );
    await client.end();
    return [Number(rows[0]?.server), ...rows.map(({ pid }) => pid)];
  }
}

/** Whoever has ended meanwhile need not be. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}
