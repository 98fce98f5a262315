import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findDatabaseUser, provideBinaries, startCluster } from '@signatory/launcher';
import { makeFolderInMemory } from './folder-in-memory.mjs';
import { makeTemplate } from './make-template.mjs';

/**
 * The product's own embedded PostgreSQL, in memory where there is room, and without waiting for the disk: a crash may lose
 * everything, and nobody minds. Its address is JSON: the connection strings of the three logins, for the template.
 */
export async function keepPostgres(folder) {
  const memory = makeFolderInMemory('signatory-test-postgres-');
  const forget = () => rmSync(memory, { recursive: true, force: true, maxRetries: 5 });
  try {
    const user = findDatabaseUser();
    for (const each of [folder, memory]) chmodSync(each, 0o755);
    const cluster = await startCluster({
      folder: join(memory, 'pg'),
      // Programs stay on the disk: from many a disk in memory none may be run.
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
    return { address: JSON.stringify(await makeTemplate(cluster)), stop: () => cluster.stop().finally(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}
