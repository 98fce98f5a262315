import { NestFactory } from '@nestjs/core';
import { EnvironmentError, obeyLauncher, readEnvironment } from '@signatory/config';
import { importSettings, LINK_SETTINGS, webhookSettings } from '@signatory/features';
import {
  assertApplicationRole,
  BlobStoreUnreachable,
  Database,
  openBlobStore,
  RoleError,
} from '@signatory/persistence';
import { startWorker } from '@signatory/queue';
import { pino } from 'pino';
import { createFailures, createHandlers } from './handlers.js';
import { makeMailer } from './mail/make-mailer.js';
import { readSoftware } from './software.js';
import { WorkerModule } from './worker.module.js';

async function start(): Promise<void> {
  const environment = readEnvironment(['databaseUrl']);
  const log = pino({ name: 'worker', level: environment.logLevel }, pino.destination(2));
  await assertApplicationRole(environment.databaseUrl);
  const database = await Database.open({ url: environment.databaseUrl, applicationName: 'signatory-worker' }, (error) =>
    log.warn({ error: error.message }, 'database connection'),
  );
  const blobs = await openBlobStore(environment.blobUrl);
  const imports = importSettings(environment.imports);
  const app = await NestFactory.createApplicationContext(
    WorkerModule.of({
      database,
      blobs,
      software: readSoftware(),
      mailer: makeMailer(environment),
      publicUrl: environment.publicUrl,
      imports,
      webhooks: webhookSettings(environment.webhooks),
      links: {
        ...LINK_SETTINGS,
        enabled: environment.linkCheck,
        allow: new Set(environment.linkCheckAllow),
      },
    }),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  const worker = await startWorker({
    queue: environment,
    dataSource: database.dataSource,
    handlers: createHandlers(app),
    failures: createFailures(app),
    concurrency: environment.workerConcurrency,
    onError: (error) => log.warn({ error: error.message }, 'queue'),
    onGivenUp: (job) => log.error({ job }, 'a job was given up; its outbox row says how often it was sent'),
  });
  log.info('at work');
  obeyLauncher(async () => {
    await worker.close();
    await app.close();
    await database.close();
  });
}

start().catch((error: unknown) => {
  const known = [EnvironmentError, RoleError, BlobStoreUnreachable].some((kind) => error instanceof kind);
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});
