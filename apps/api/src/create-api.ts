import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { createServer } from './http/server.js';
import { Metrics } from './operations/metrics.js';
import { QueueBoard } from './operations/queue-board.js';
import type { ApiServices } from './services.module.js';

/** The API, not listening yet. Closing it ends event streams first; what it was given is closed by the caller. */
export async function createApi(services: ApiServices): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(services),
    await createServer(services.environment),
    {
      bodyParser: false,
      logger: ['error', 'warn'],
      abortOnError: false,
    },
  );
  const server = app.getHttpAdapter().getInstance();
  app.get(Metrics).measure(server);
  await app.get(QueueBoard).open(server);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
