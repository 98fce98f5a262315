import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { findDatabaseUser, provideBinaries, startCluster } from '@signatory/launcher';
import { makeTemplate } from './make-template.mjs';

/**
 * The product's own embedded PostgreSQL, without waiting for the disk: a crash may lose everything, and nobody minds.
 * Its address is JSON: the connection strings of the three logins, for the template.
 */
export async function keepPostgres(folder) {
  const user = findDatabaseUser();
  chmodSync(folder, 0o755);
  const cluster = await startCluster({
    folder: join(folder, 'pg'),
    binaries: await provideBinaries(folder, user),
    user,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '64MB',
      // A product under load takes a hundred, and here some run at once: one that finds none answers 503.
      max_connections: '500',
      // The passwords are random: to make them slow to guess is a millisecond for each of thousands of connections.
      scram_iterations: '1',
    },
  });
  return { address: JSON.stringify(await makeTemplate(cluster)), stop: () => cluster.stop() };
}
