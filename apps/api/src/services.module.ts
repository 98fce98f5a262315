import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Environment } from '@signatory/config';
import { ServicesModule, type Services } from '@signatory/features';
import type { QueueWatch } from '@signatory/queue';
import { ENVIRONMENT } from './environment.js';
import { LOG, type Log } from './log.js';
import { QUEUES } from './operations/metrics.js';

/** What the API has beside what every process has. */
export interface ApiServices extends Services {
  readonly environment: Environment;
  readonly log: Log;
  readonly queues: QueueWatch;
}

@Global()
@Module({})
export class ApiServicesModule {
  static of({ environment, log, queues, ...services }: ApiServices): DynamicModule {
    const providers = [
      { provide: ENVIRONMENT, useValue: environment },
      { provide: LOG, useValue: log },
      { provide: QUEUES, useValue: queues },
    ];
    return {
      module: ApiServicesModule,
      imports: [ServicesModule.of(services)],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
