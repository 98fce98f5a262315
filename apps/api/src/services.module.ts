import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { BLOBS, SOFTWARE, type Software } from '@signatory/features';
import { Database, type BlobStore } from '@signatory/persistence';
import { ENVIRONMENT } from './environment.js';
import { LOG, type Log } from './log.js';

/** What the process opened before Nest began, and closes after it. */
export interface Services {
  readonly environment: Environment;
  readonly log: Log;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly software: Software;
}

@Global()
@Module({})
export class ServicesModule {
  static of({ environment, log, database, blobs, software }: Services): DynamicModule {
    const providers = [
      { provide: ENVIRONMENT, useValue: environment },
      { provide: LOG, useValue: log },
      { provide: Database, useValue: database },
      { provide: BLOBS, useValue: blobs },
      { provide: SOFTWARE, useValue: software },
    ];
    return { module: ServicesModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
