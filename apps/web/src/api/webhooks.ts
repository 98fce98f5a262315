import type {
  DeliveriesView,
  WebhookSecretView,
  WebhooksView,
  WebhookView,
  ChangeWebhook,
  DeliveriesQuery,
  MakeWebhook,
  ReplaceSecret,
} from '@signatory/contract';
import type { WebhookCommand } from '@signatory/domain';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** How the log of deliveries is narrowed. */
export type DeliveryFilters = Omit<DeliveriesQuery, 'after'>;

const POST = { method: 'POST' } as const;

/** The addresses of the API about addresses of others: the secretariat's alone. */
export const webhooks = {
  make: (body: MakeWebhook) => ask<WebhookSecretView>(path`/webhooks`, { ...POST, body }),
  change: (id: string, body: ChangeWebhook) => ask<WebhookView>(path`/webhooks/${id}`, { method: 'PUT', body }),
  steer: (id: string, command: WebhookCommand) => tell(path`/webhooks/${id}/${command}`, POST),
  remove: (id: string, confirm: string) =>
    tell(`${path`/webhooks/${id}`}?${new URLSearchParams({ confirm })}`, { method: 'DELETE' }),
  replaceSecret: (id: string, body: ReplaceSecret) =>
    ask<WebhookSecretView>(path`/webhooks/${id}/secret`, { ...POST, body }),
  test: (id: string) => tell(path`/webhooks/${id}/test`, POST),
  sendAgain: (delivery: string) => tell(path`/webhooks/deliveries/${delivery}/send-again`, POST),
  all: () => queryOptions({ queryKey: ['webhooks', 'all'], queryFn: () => ask<WebhooksView>(path`/webhooks`) }),
  one: (id: string) =>
    queryOptions({ queryKey: ['webhooks', id], queryFn: () => ask<WebhookView>(path`/webhooks/${id}`) }),
  deliveries: (filters: DeliveryFilters) =>
    infiniteQueryOptions({
      queryKey: ['webhooks', 'deliveries', filters],
      queryFn: ({ pageParam }) => ask<DeliveriesView>(`${path`/webhooks/deliveries`}?${searchOf(filters, pageParam)}`),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
};

function searchOf(filters: DeliveryFilters, after: string | null): URLSearchParams {
  const given = Object.entries({ ...filters, after }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(given);
}
