import { createLog, EnvironmentError, obeyLauncher, readEnvironment } from '@signatory/config';
import { FontFault } from '@signatory/pdf';
import { BlobStoreUnreachable, RoleError } from '@signatory/persistence';
import { KeyFault } from '@signatory/proof';
import { serve } from './serve.js';

async function start(): Promise<void> {
  const environment = readEnvironment(['databaseUrl']);
  const log = createLog(environment, 'api');
  obeyLauncher(await serve(environment, log, (text) => process.stderr.write(text)));
}

start().catch((error: unknown) => {
  const known = [EnvironmentError, RoleError, BlobStoreUnreachable, KeyFault, FontFault].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});
