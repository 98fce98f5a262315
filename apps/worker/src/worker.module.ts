import { Global, Module, type DynamicModule } from '@nestjs/common';
import {
  BLOBS,
  ReleasesModule,
  SOFTWARE,
  SubmissionsModule,
  ValidationModule,
  type Software,
} from '@signatory/features';
import { Database, type BlobStore } from '@signatory/persistence';

/** What the process opened before Nest began, and closes after it. */
export interface Services {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly software: Software;
}

@Global()
@Module({})
class ServicesModule {}

/** The same features as the API's, without a door: jobs are its only callers. */
@Module({})
export class WorkerModule {
  static of({ database, blobs, software }: Services): DynamicModule {
    const providers = [
      { provide: Database, useValue: database },
      { provide: BLOBS, useValue: blobs },
      { provide: SOFTWARE, useValue: software },
    ];
    const services = { module: ServicesModule, providers, exports: providers.map(({ provide }) => provide) };
    return { module: WorkerModule, imports: [services, SubmissionsModule, ValidationModule, ReleasesModule] };
  }
}
