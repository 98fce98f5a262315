import type { Environment } from '@signatory/config';
import {
  ChangeWebhook as Change,
  ConfirmRemoval,
  DeliveriesQuery,
  DeliveriesView,
  DeliveryAsked,
  MakeWebhook as Wish,
  ReplaceSecret as Overlap,
  WebhookSecretView,
  WebhooksView,
  WebhookView,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import {
  ChangeWebhook,
  MakeWebhook,
  ReadDeliveries,
  ReadWebhooks,
  ReplaceSecret,
  SendDeliveryAgain,
  SendTestEvent,
  SteerWebhook,
} from '@signatory/features';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { ENVIRONMENT } from '../environment.js';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Id = z.uuid();

/** What was sent to addresses that are told of events. */
@Controller('api/webhooks/deliveries')
export class DeliveriesController {
  constructor(
    private readonly readDeliveries: ReadDeliveries,
    private readonly sendDeliveryAgain: SendDeliveryAgain,
  ) {}

  @Get()
  @Allow('webhooks:read')
  @Operation({
    id: 'listDeliveries',
    summary: 'What was sent to the addresses that the caller keeps, the newest first, and what became of it',
    query: DeliveriesQuery,
    answer: DeliveriesView,
  })
  list(@Asked() asked: Asked, @Query(new ZodPipe(DeliveriesQuery)) query: DeliveriesQuery): Promise<DeliveriesView> {
    return this.readDeliveries.execute({ ...asked, ...query });
  }

  @Post(':id/send-again')
  @HttpCode(204)
  @Allow('webhooks:manage')
  @Operation({
    id: 'sendDeliveryAgain',
    summary: 'Send a delivery again that has ended, under the same id',
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  async sendAgain(@Asked() asked: Asked<'id'>): Promise<void> {
    if (!Id.safeParse(asked.id).success) throw new Refusal('not-found', { subject: 'delivery' });
    await this.sendDeliveryAgain.execute(asked);
  }
}

/** Addresses of other systems that are told of events. */
@Controller('api/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: ReadWebhooks,
    private readonly making: MakeWebhook,
    private readonly changing: ChangeWebhook,
    private readonly steering: SteerWebhook,
    private readonly replacing: ReplaceSecret,
    private readonly testing: SendTestEvent,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  @Allow('webhooks:read')
  @Operation({
    id: 'listWebhooks',
    summary: 'The addresses that are told of events, of the plans and cycles that the caller keeps',
    answer: WebhooksView,
  })
  list(@Asked() asked: Asked): Promise<WebhooksView> {
    return this.webhooks.list(asked);
  }

  // Not under an Idempotency-Key, which would keep the secret: whoever did not hear it replaces it.
  @Post()
  @HttpCode(201)
  @Allow('webhooks:manage')
  @Operation({
    id: 'makeWebhook',
    keyless: 'secret',
    summary: 'Add an address that is told of events, a webhook; its secret is in this answer and nowhere else',
    body: Wish,
    status: 201,
    answer: WebhookSecretView,
    refusals: ['not-found'],
  })
  make(@Asked() asked: Asked, @Body(new ZodPipe(Wish)) body: Wish): Promise<WebhookSecretView> {
    return this.making.execute({ ...asked, body });
  }

  @Get(':id')
  @Allow('webhooks:read')
  @Operation({ id: 'readWebhook', summary: 'One address that is told of events', answer: WebhookView })
  async read(@Asked() asked: Asked<'id'>): Promise<WebhookView> {
    return this.webhooks.read(known(asked));
  }

  @Put(':id')
  @Allow('webhooks:manage')
  @Operation({
    id: 'changeWebhook',
    summary: 'Change the name, the address and the events of a webhook',
    body: Change,
    answer: WebhookView,
  })
  async change(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Change)) body: Change): Promise<WebhookView> {
    return this.changing.execute({ ...known(asked), body });
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhooks:manage')
  @Operation({
    id: 'removeWebhook',
    summary: 'Remove an address, with the log of what it was sent; its name is given to confirm it',
    query: ConfirmRemoval,
    status: 204,
  })
  async remove(
    @Asked() asked: Asked<'id'>,
    @Query(new ZodPipe(ConfirmRemoval)) { confirm }: ConfirmRemoval,
  ): Promise<void> {
    await this.steering.remove({ ...known(asked), confirm });
  }

  @Post(':id/turn-on')
  @HttpCode(200)
  @Allow('webhooks:manage')
  @Operation({
    id: 'turnOnWebhook',
    summary: 'Turn an address on; what was held while it was paused is sent',
    answer: WebhookView,
    refusals: ['command.wrong-state'],
  })
  async turnOn(@Asked() asked: Asked<'id'>): Promise<WebhookView> {
    return this.steering.execute({ ...known(asked), command: 'turn-on' });
  }

  @Post(':id/turn-off')
  @HttpCode(200)
  @Allow('webhooks:manage')
  @Operation({
    id: 'turnOffWebhook',
    summary: 'Turn an address off; what waits for it is not sent',
    answer: WebhookView,
    refusals: ['command.wrong-state'],
  })
  async turnOff(@Asked() asked: Asked<'id'>): Promise<WebhookView> {
    return this.steering.execute({ ...known(asked), command: 'turn-off' });
  }

  @Post(':id/secret')
  @HttpCode(200)
  @Allow('webhooks:manage')
  @Operation({
    id: 'replaceWebhookSecret',
    keyless: 'secret',
    summary: 'Make a new secret for an address, told in this answer alone; the previous one also signs for some hours',
    body: Overlap,
    answer: WebhookSecretView,
  })
  async replaceSecret(
    @Asked() asked: Asked<'id'>,
    @Body(new ZodPipe(Overlap)) { overlapHours }: Overlap,
  ): Promise<WebhookSecretView> {
    return this.replacing.execute({ ...known(asked), overlapHours });
  }

  @Post(':id/test')
  @HttpCode(202)
  @Allow('webhooks:manage')
  @Operation({
    id: 'sendTestEvent',
    summary: 'Send a test event, once; the log says what became of it',
    status: 202,
    answer: DeliveryAsked,
  })
  async test(@Asked() asked: Asked<'id'>): Promise<DeliveryAsked> {
    return this.testing.execute({ ...known(asked), site: this.environment.publicUrl });
  }
}

/** Of an id that is none, nothing is asked. */
function known(asked: Asked<'id'>): Asked<'id'> {
  if (!Id.safeParse(asked.id).success) throw new Refusal('not-found', { subject: 'webhook' });
  return asked;
}
