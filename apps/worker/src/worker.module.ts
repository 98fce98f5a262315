import { Module, type DynamicModule } from '@nestjs/common';
import {
  ExchangeModule,
  CyclesModule,
  ReleasesModule,
  ScoringModule,
  ServicesModule,
  SubmissionsModule,
  ValidationModule,
  type Services,
} from '@signatory/features';

/** The same features as the API's, without a door: jobs are its only callers. */
@Module({})
export class WorkerModule {
  static of(services: Services): DynamicModule {
    const features = [CyclesModule, SubmissionsModule, ValidationModule, ExchangeModule, ScoringModule, ReleasesModule];
    return { module: WorkerModule, imports: [ServicesModule.of(services), ...features] };
  }
}
