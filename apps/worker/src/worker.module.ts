import { Module, type DynamicModule } from '@nestjs/common';
import {
  EvidenceModule,
  ExchangeModule,
  MailModule,
  CyclesModule,
  ReleasesModule,
  ScoringModule,
  ServicesModule,
  StoredFilesModule,
  SubmissionsModule,
  ValidationModule,
  WebhookDeliveryModule,
  type Mailer,
  type Services,
} from '@signatory/features';

/** What a worker has beside what every process has. */
export interface WorkerServices extends Services {
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

/** The same features as the API's, without a door: jobs are its only callers. */
@Module({})
export class WorkerModule {
  static of({ mailer, publicUrl, ...services }: WorkerServices): DynamicModule {
    const features = [
      CyclesModule,
      MailModule.of({ mailer, publicUrl }),
      SubmissionsModule,
      ValidationModule,
      EvidenceModule,
      ExchangeModule,
      StoredFilesModule,
      ScoringModule,
      ReleasesModule,
      WebhookDeliveryModule.of({ site: publicUrl }),
    ];
    return { module: WorkerModule, imports: [ServicesModule.of(services), ...features] };
  }
}
