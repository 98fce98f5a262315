import { createLog, EnvironmentError, obeyLauncher, readEnvironment } from '@signatory/config';
import { FontFault } from '@signatory/pdf';
import { BlobStoreUnreachable, RoleError } from '@signatory/persistence';
import { work } from './work.js';

async function start(): Promise<void> {
  const environment = readEnvironment(['databaseUrl']);
  obeyLauncher(await work(environment, createLog(environment, 'worker')));
}

start().catch((error: unknown) => {
  const known = [EnvironmentError, RoleError, BlobStoreUnreachable, FontFault].some((kind) => error instanceof kind);
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});
