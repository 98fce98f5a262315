import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExampleAccount } from '@signatory/features';
import { createDatabase, type TestDatabase } from './database.js';
import { examplesService } from './services.js';

/** The example cycles with all their files, to be changed at will. */
export interface ExamplesCopy {
  readonly database: TestDatabase;
  readonly blobFolder: string;
  readonly accounts: readonly ExampleAccount[];
  drop(): Promise<void>;
}

/** A copy of the run's examples, in a database and a folder of its own. */
export async function copyExamples(): Promise<ExamplesCopy> {
  const { database: template, blobFolder: blobs, accounts } = examplesService();
  const database = await createDatabase({ template });
  const blobFolder = await mkdtemp(join(tmpdir(), 'signatory-test-examples-'));
  await cp(blobs, blobFolder, { recursive: true });
  return {
    database,
    blobFolder,
    accounts,
    drop: async () => {
      await database.drop();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}
