/** The database that a launch uses: the embedded one, or one outside. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@signatory/config';
import { migrate } from '@signatory/persistence';
import { migrateQueue } from '@signatory/queue';
import { LaunchFault } from './fault.js';
import { provideBinaries } from './postgres/binaries.js';
import { startCluster, type Cluster } from './postgres/cluster.js';
import { keepCluster } from './postgres/keep-cluster.js';
import type { DatabaseUser } from './postgres/database-user.js';
import { DATABASE, dropDatabase, ensureLogins } from './postgres/logins.js';

/** Both logins of one database. */
export interface Logins {
  /** Of the application. */
  readonly databaseUrl: string;
  /** Of the tables' owner; absent when the database is outside and migrated by somebody else. */
  readonly databaseOwnerUrl?: string;
}

/** The embedded database, running. */
export interface EmbeddedDatabase extends Required<Logins> {
  readonly cluster: Pick<Cluster, 'port' | 'url' | 'stop'>;
  /** True when the database was made just now. */
  readonly isNew: boolean;
}

/**
 * Starts the embedded server on the data folder, with both logins and the database. Needs the folder's lock.
 * With `onDeath`, which is told in one sentence, it is started again whenever it ends by itself.
 */
export async function startEmbeddedDatabase(
  dataFolder: string,
  user: DatabaseUser | undefined,
  onDeath?: (sentence: string) => void,
): Promise<EmbeddedDatabase> {
  const binaries = await provideBinaries(dataFolder, user);
  const options = { folder: join(dataFolder, 'pg'), binaries, user };
  const cluster = await (onDeath ? keepCluster(options, onDeath) : startCluster(options));
  let isNew: boolean;
  try {
    if (existsSync(seedingMark(dataFolder))) await dropDatabase(cluster);
    isNew = await ensureLogins(cluster);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    cluster,
    isNew,
    databaseUrl: cluster.url('signatory_app', DATABASE),
    databaseOwnerUrl: cluster.url('signatory_owner', DATABASE),
  };
}

/** The logins of the environment, when it names a database outside; undefined means the embedded one. */
export function outsideDatabase({ databaseUrl, databaseOwnerUrl }: Environment): Logins | undefined {
  if (databaseUrl) return { databaseUrl, ...(databaseOwnerUrl && { databaseOwnerUrl }) };
  if (databaseOwnerUrl)
    throw new LaunchFault(
      'DATABASE_OWNER_URL is set, DATABASE_URL is not. Set both for a database outside, or neither for the embedded one.',
    );
  return undefined;
}

/** Brings the product's schema and the queue's up to date, where we have the owner's login; gives what ran. */
export async function migrateDatabase({ databaseUrl, databaseOwnerUrl }: Logins): Promise<readonly string[]> {
  if (!databaseOwnerUrl) return [];
  const appRole = decodeURIComponent(new URL(databaseUrl).username);
  const migrations = await migrate({ ownerUrl: databaseOwnerUrl, appRole });
  await migrateQueue(databaseOwnerUrl, appRole);
  return migrations;
}

/**
 * Runs the first seeding of a database made just now. Broken off, it leaves a mark, and the next start begins again with a
 * new database: no process has served anybody from the half-seeded one.
 */
export async function seedOnce<Result>(dataFolder: string, seed: () => Promise<Result>): Promise<Result> {
  writeFileSync(seedingMark(dataFolder), '');
  const result = await seed();
  rmSync(seedingMark(dataFolder));
  return result;
}

const seedingMark = (dataFolder: string): string => join(dataFolder, 'pg', 'seeding');
