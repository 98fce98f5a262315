import { join } from 'node:path';
import { readEnvironment } from '@signatory/config';
import { openDataFolder } from './data-folder.js';
import { outsideDatabase, startEmbeddedDatabase, type Logins } from './database.js';
import { blobUrlIn } from './launch.js';
import { lockFolder, readHolder } from './lock.js';
import { readRunningCluster } from './postgres/cluster.js';
import { findDatabaseUser } from './postgres/database-user.js';
import { DATABASE } from './postgres/logins.js';
import { spawnCli } from './spawn-cli.js';

/** Runs a command on the database of the environment, else on the embedded one: as it runs, or started for the command. */
export async function runOnDatabase(args: readonly string[]): Promise<number> {
  const environment = readEnvironment();
  if (outsideDatabase(environment)) return spawnCli(args);
  const user = findDatabaseUser();
  const dataFolder = openDataFolder(environment, user);
  const run = ({ databaseUrl, databaseOwnerUrl }: Logins) =>
    spawnCli(args, {
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: databaseOwnerUrl,
      SIGNATORY_DATA: dataFolder,
      BLOB_URL: blobUrlIn(dataFolder, environment),
    });
  const running = readHolder(dataFolder) && readRunningCluster(join(dataFolder, 'pg'));
  if (running)
    return run({
      databaseUrl: running.url('signatory_app', DATABASE),
      databaseOwnerUrl: running.url('signatory_owner', DATABASE),
    });
  const lock = lockFolder(dataFolder, environment.publicUrl);
  try {
    const embedded = await startEmbeddedDatabase(dataFolder, user);
    try {
      return await run(embedded);
    } finally {
      await embedded.cluster.stop();
    }
  } finally {
    lock.release();
  }
}
