import { NestFactory } from '@nestjs/core';
import type { Environment } from '@signatory/config';
import { Clamd, importSettings, LINK_SETTINGS, runFrom, webhookSettings } from '@signatory/features';
import { useFonts } from '@signatory/pdf';
import { assertApplicationRole, Database, openBlobStore } from '@signatory/persistence';
import { startWorker, type JobFailures, type JobHandlers } from '@signatory/queue';
import type { Logger } from 'pino';
import { createFailures, createHandlers } from './handlers.js';
import { makeMailer } from './mail/make-mailer.js';
import { readSoftware } from './software.js';
import { WorkerModule } from './worker.module.js';

/** Starts a worker. When it resolves, the worker takes jobs; what it answers lets it finish them and closes it. */
export async function work(
  environment: Environment & { readonly databaseUrl: string },
  log: Logger,
): Promise<() => Promise<void>> {
  useFonts(environment.fonts);
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
      scanner: environment.virusScanner === undefined ? null : new Clamd(environment.virusScanner),
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
    handlers: asWorker(createHandlers(app, (job, did) => log.info({ job, ...did }, 'done'))),
    failures: asWorker(createFailures(app)),
    concurrency: environment.workerConcurrency,
    onError: (error) => log.warn({ error: error.message }, 'queue'),
    onGivenUp: (job) => log.error({ job }, 'a job was given up; its outbox row says how often it was sent'),
  });
  log.info('at work');
  return async () => {
    await worker.close();
    await app.close();
    await database.close();
  };
}

/** The same, where each is told to have come from a worker. */
function asWorker<Handlers extends JobHandlers | JobFailures>(handlers: Handlers): Handlers {
  const named = Object.entries<(...given: never[]) => Promise<unknown>>(handlers).map(([name, handle]) => [
    name,
    (...given: never[]) =>
      runFrom(
        () => ({ channel: 'worker' }),
        () => handle(...given),
      ),
  ]);
  return Object.fromEntries(named) as Handlers;
}
