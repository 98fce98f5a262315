import { EnvironmentError, obeyLauncher, readEnvironment } from '@signatory/config';
import { BlobStoreUnreachable, RoleError } from '@signatory/persistence';
import { pino } from 'pino';
import { work } from './work.js';

async function start(): Promise<void> {
  const environment = readEnvironment(['databaseUrl']);
  const log = pino({ name: 'worker', level: environment.logLevel }, pino.destination(2));
  obeyLauncher(await work(environment, log));
}

start().catch((error: unknown) => {
  const known = [EnvironmentError, RoleError, BlobStoreUnreachable].some((kind) => error instanceof kind);
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});
