import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { seedExamples } from '@signatory/features';
import { Database, FolderBlobStore } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startProduct, type Product } from '../support/processes.js';
import { start, stopAll } from '../support/services-of-run.mjs';

const EXAMPLES = fileURLToPath(new URL('../../config/examples', import.meta.url));

/** The built product with its examples, on a PostgreSQL of its own, with nothing left to do. */
export interface ServedWorld {
  readonly test: TestDatabase;
  readonly database: Database;
  readonly blobs: FolderBlobStore;
  readonly product: Product;
  close(): Promise<void>;
}

export async function serveExamples(tell: (line: string) => void): Promise<ServedWorld> {
  await start('postgres');
  const test = await createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'signatory-bench-'));
  const database = await Database.open({ url: test.appUrl, max: 4 });
  const blobs = new FolderBlobStore(folder);
  tell('seeding the examples');
  await seedExamples(
    {
      database,
      blobs,
      software: { name: 'Signatory', version: 'bench' },
      signing: { key: SigningKey.generate(), site: 'http://localhost:3000' },
    },
    EXAMPLES,
    new Date(),
  );
  const product = await startProduct({ database: test, blobFolder: folder });
  tell('waiting until every file of the examples is rendered');
  await waitUntilIdle(test.superuserUrl);
  return {
    test,
    database,
    blobs,
    product,
    close: async () => {
      await product.stop();
      await database.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
      await stopAll();
    },
  };
}

async function waitUntilIdle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const waiting = `select count(*)::int as count from outbox where done_at is null and failed is null and name like 'scorecard%'`;
  for (;;) {
    const { rows } = await client.query<{ count: number }>(waiting);
    if (rows[0]?.count === 0) break;
    await pause(500);
  }
  await client.end();
}
