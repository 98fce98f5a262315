import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Database, type BlobStore } from '@signatory/persistence';
import { BLOBS, SOFTWARE, type Software } from './releases/index.js';

/** What a process opens before Nest begins, and closes after it. */
export interface Services {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly software: Software;
}

/** The same for every process: the features know no configuration. */
@Global()
@Module({})
export class ServicesModule {
  static of({ database, blobs, software }: Services): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: BLOBS, useValue: blobs },
      { provide: SOFTWARE, useValue: software },
    ];
    return { module: ServicesModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
