import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { AnnounceEvent } from './announce-event.js';
import { ChangeWebhook } from './change-webhook.js';
import { DeliverEvent } from './deliver-event.js';
import { FollowDeliveries } from './follow-deliveries.js';
import { MakeWebhook } from './make-webhook.js';
import { PauseWebhook } from './pause-webhook.js';
import { ReadDeliveries } from './read-deliveries.js';
import { ReadWebhooks } from './read-webhooks.js';
import { ReplaceSecret } from './replace-secret.js';
import { SendDeliveryAgain } from './send-delivery-again.js';
import { SendTestEvent } from './send-test-event.js';
import { SteerWebhook } from './steer-webhook.js';
import { SITE } from './webhook-ports.js';

const KEEPER_VERBS = [
  ChangeWebhook,
  MakeWebhook,
  ReadDeliveries,
  ReadWebhooks,
  ReplaceSecret,
  SendDeliveryAgain,
  SendTestEvent,
  SteerWebhook,
];

/** What the secretariat does with addresses that are told of events. Needs `LINKS` from the process that composes it. */
@Module({ imports: [AuditModule], providers: KEEPER_VERBS, exports: KEEPER_VERBS })
export class WebhooksModule {}

/** Telling them. Needs `LINKS` and `WEBHOOKS` from the process that composes it. */
@Module({})
export class WebhookDeliveryModule {
  static of({ site }: { site: string }): DynamicModule {
    const verbs = [AnnounceEvent, DeliverEvent, FollowDeliveries];
    const providers = [{ provide: SITE, useValue: site }, PauseWebhook, ...verbs];
    return { module: WebhookDeliveryModule, imports: [AuditModule, CatalogueModule], providers, exports: verbs };
  }
}
