import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seedExamples } from '@signatory/features';
import { Database, FolderBlobStore } from '@signatory/persistence';
import { SigningKey } from '@signatory/proof';
import pg from 'pg';
import { createDatabase } from './database.js';
import { startProduct } from './processes.js';
import type { ExamplesService } from './services.js';

const EXAMPLES = fileURLToPath(new URL('../../config/examples', import.meta.url));

/**
 * The example cycles, told once for the whole run: whoever needs them takes a copy. A product worked on them until all their
 * files stood, so that no copy begins with that. Goes with the PostgreSQL and the folder that it is in.
 */
export async function keepExamples(folder: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const test = await createDatabase();
  const blobFolder = join(folder, 'blobs');
  await mkdir(blobFolder);
  const database = await Database.open({ url: test.appUrl, max: 4, waitMs: 120_000 });
  const accounts = await seedExamples(
    {
      database,
      blobs: new FolderBlobStore(blobFolder),
      software: { name: 'Signatory', version: 'test' },
      signing: { key: SigningKey.generate(), site: 'http://localhost:3000' },
    },
    EXAMPLES,
    new Date(),
  );
  await database.close();
  const product = await startProduct({ database: test, blobFolder, apart: true });
  await waitUntilIdle(test.superuserUrl);
  await product.stop();
  await settle(test.superuserUrl);
  const service: ExamplesService = { database: test.name, blobFolder, accounts };
  return { address: JSON.stringify(service), stop: () => Promise.resolve() };
}

/**
 * A product that may ask for no page has asked for none: one of a copy that may does so. Then what autovacuum does for every
 * database within a minute: a copy is as counted as what it is of, and one that is not counted is joined row by row.
 */
async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into outbox (name, payload, member_code) select distinct name, payload, member_code from outbox
    where name = 'evidence.check-links' and done_at is not null`);
  await client.query('analyze');
  await client.end();
}

async function waitUntilIdle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const waiting = `select count(*)::int as count from outbox where done_at is null and failed is null and name like 'scorecard%'`;
  for (;;) {
    const { rows } = await client.query<{ count: number }>(waiting);
    if (rows[0]?.count === 0) break;
    await pause(200);
  }
  await client.end();
}
