/** Seeds the example cycles and tells the launcher the accounts; a process of its own, run by `examples.ts`. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '@signatory/config';
import { seedExamples } from '@signatory/features';
import { BlobStoreUnreachable, Database, openBlobStore } from '@signatory/persistence';
import { KeyFault, openSigningKey } from '@signatory/proof';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
const EXAMPLES = fileURLToPath(new URL('../../../config/examples', import.meta.url));

// The launcher was killed: what is not committed is undone by the database.
process.once('disconnect', () => process.exit(1));

const environment = readEnvironment(['databaseUrl']);
const blobs = await openBlobStore(environment.blobUrl).catch(giveUp);
const { key } = await openSigningKey({
  ...(environment.signingKey !== undefined && { given: environment.signingKey }),
  folder: environment.keyFolder,
}).catch(giveUp);
// Nobody waits for an answer here: on a slow machine the many reports that are written at once take their turns.
const database = await Database.open({
  url: environment.databaseUrl,
  applicationName: 'signatory-examples',
  waitMs: 120_000,
});
try {
  const services = {
    database,
    blobs,
    software: { name: 'Signatory', version },
    signing: { key, site: environment.publicUrl, publisher: environment.publisher, paper: environment.paper },
  };
  const accounts = await seedExamples(services, EXAMPLES, new Date());
  await new Promise((resolve) => process.send?.(accounts, resolve));
} finally {
  await database.close();
}
process.exit(0);

/** What the configuration is to blame for is told without a stack. */
function giveUp(error: unknown): never {
  if (!(error instanceof BlobStoreUnreachable || error instanceof KeyFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
