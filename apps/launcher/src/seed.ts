import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { seedExamples as seedInto } from '@signatory/features';
import { Database, FolderBlobStore } from '@signatory/persistence';
import type { ExampleAccount, ExamplePlace } from './examples.js';

const EXAMPLES = fileURLToPath(new URL('../../../config/examples', import.meta.url));

/** Fills an empty database with the example cycles, as the application's login: the examples need no more than people do. */
export async function seedExamples({ databaseUrl, blobFolder }: ExamplePlace): Promise<readonly ExampleAccount[]> {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  const database = await Database.open({ url: databaseUrl, applicationName: 'signatory-examples' });
  try {
    const services = { database, blobs: new FolderBlobStore(blobFolder), software: { name: 'Signatory', version } };
    return await seedInto(services, EXAMPLES, new Date());
  } finally {
    await database.close();
  }
}
