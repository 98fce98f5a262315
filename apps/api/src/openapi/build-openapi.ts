import type { Type } from '@nestjs/common';
import { Problem, WEBHOOK_MESSAGES } from '@signatory/contract';
import { PERMISSIONS, type Permission, type RefusalCode } from '@signatory/domain';
import { message } from '@signatory/texts';
import { z } from 'zod';
import { hearsKey, KEY_HEADER } from '../http/hears-key.js';
import { isOpenToMachines } from '../http/machine-acts.js';
import type { OperationDoc } from '../http/operation.js';
import { STATUSES } from '../http/problem-table.js';
import { listRoutes, type Route } from './routes.js';
import { SchemaBook } from './schemas.js';

export interface ApiDescription {
  readonly controllers: readonly Type[];
  readonly version: string;
  readonly cookie: string;
}

const SAFE = ['get', 'head'];
/** What can be sent again after a time that the answer names. */
const WAITS = [429, 503];
const RETRY_AFTER = { description: 'Seconds until it can be sent again.', schema: { type: 'integer' } };

/** The OpenAPI 3.1 document, made from the schemas that parse the requests and the decorators that guard them. */
export function buildOpenApi({ controllers, version, cookie }: ApiDescription): Record<string, unknown> {
  const book = new SchemaBook();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of listRoutes(controllers)) {
    if (!route.operation || !route.path.startsWith('/api/')) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(route, route.operation, book) };
  }
  book.write(Problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Signatory',
      version,
      description: 'From an action plan to a published scorecard. Errors are RFC 9457 problems with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    webhooks: describeWebhooks(book),
    components: {
      schemas: book.components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An access token of _Account_ (`POST /api/me/access-tokens`). It makes so many requests in a minute, over all it is used for; what comes after them is answered with 429 and `Retry-After`.',
        },
      },
    },
  };
}

/** What subscribed addresses are sent: by Standard Webhooks, signed, at least once. */
function describeWebhooks(book: SchemaBook): Record<string, unknown> {
  const headers = {
    'webhook-id': 'The event’s id: the same whenever the message is sent again.',
    'webhook-timestamp': 'Seconds since 1970, of this attempt.',
    'webhook-signature':
      'Standard Webhooks v1: HMAC-SHA256 in base64 of id, timestamp and body, joined by dots; two while a secret is changed.',
  };
  const required = Object.entries(headers).map(
    ([name, description]) => [name, { required: true, description }] as const,
  );
  return Object.fromEntries(
    Object.entries(WEBHOOK_MESSAGES).map(([kind, schema]) => [
      kind,
      {
        post: {
          operationId: `told-${kind}`,
          summary: message('en', `hooks.kind.${kind as keyof typeof WEBHOOK_MESSAGES}`),
          security: [],
          parameters: headerParameters({ headers: Object.fromEntries(required) }),
          requestBody: { required: true, content: { 'application/json': { schema: book.write(schema, 'output') } } },
          responses: {
            '2XX': { description: 'Taken. Anything else, a redirect too, is tried again.' },
            '410': { description: 'Nobody is here any more: the address is paused at once.' },
          },
        },
      },
    ]),
  );
}

function describeRoute(
  { path, method, allow }: Route,
  operation: OperationDoc,
  book: SchemaBook,
): Record<string, unknown> {
  const isPublic = allow === 'public';
  const route = { operation: operation.id, method: method.toUpperCase(), isOfAccount: allow === 'own-account' };
  const byKey = hearsKey({ method, allow, operation });
  const byToken = !isPublic && isOpenToMachines(route);
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(allow && isPermission(allow) && { description: `Roles: ${PERMISSIONS[allow].join(', ')}.` }),
    tags: [path.split('/')[2] ?? 'api'],
    security: isPublic ? [] : [{ session: [] }, ...(byToken ? [{ token: [] }] : [])],
    parameters: [
      ...pathParameters(path),
      ...queryParameters(operation, book),
      ...headerParameters({ headers: { ...operation.headers, ...(byKey && KEY_HEADER) } }),
    ],
    ...(operation.body && {
      requestBody: { required: true, content: { 'application/json': { schema: book.write(operation.body, 'input') } } },
    }),
    responses: {
      [String(operation.status ?? 200)]: describeAnswer(operation, book),
      ...describeRefusals([
        ...(operation.refusals ?? []),
        ...(isPublic ? [] : (['sign-in.needed', 'token.unknown', 'token.not-for'] as const)),
        ...(byToken || isCostly(operation) ? (['rate.limited'] as const) : []),
        ...(allow === undefined || !isPermission(allow) ? [] : (['permission.missing'] as const)),
        ...(isPublic || allow === 'own-account' ? [] : (['second-factor.required', 'step-up.needed'] as const)),
        ...(path.includes(':') ? (['not-found'] as const) : []),
        ...(operation.body
          ? (['body.malformed', 'request.invalid', 'media-type.unsupported', 'body.too-large'] as const)
          : []),
        ...(byKey ? (['idempotency.key-reused', 'idempotency.answer-lost', 'job.busy'] as const) : []),
        ...(SAFE.includes(method) ? [] : (['origin.foreign'] as const)),
      ]),
    },
  };
}

function isCostly({ costs = 'nothing' }: OperationDoc): boolean {
  return costs !== 'nothing';
}

function isPermission(allow: NonNullable<Route['allow']>): allow is Permission {
  return Object.hasOwn(PERMISSIONS, allow);
}

function describeAnswer(
  { summary, answer, mediaType = 'application/json', otherMediaTypes = [] }: OperationDoc,
  book: SchemaBook,
) {
  const others = Object.fromEntries(otherMediaTypes.map((type) => [type, {}]));
  if (answer)
    return { description: summary, content: { [mediaType]: { schema: book.write(answer, 'output') }, ...others } };
  return mediaType === 'application/json'
    ? { description: 'Done.' }
    : { description: summary, content: { [mediaType]: {} } };
}

/** Refusals of one status stand together; each is told by its code. 503 can come from every route. */
function describeRefusals(codes: readonly RefusalCode[]): Record<string, unknown> {
  const byStatus = new Map<number, string[]>([[503, ['unavailable: the database cannot take this now']]]);
  for (const code of new Set(codes)) {
    const status = STATUSES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code}: ${message('en', `problem.${code}.title`)}`]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, lines]) => [
        String(status),
        {
          description: lines.join('; '),
          ...(WAITS.includes(status) && { headers: { 'Retry-After': RETRY_AFTER } }),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function pathParameters(path: string): unknown[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  return [...names, ...(path.includes('*') ? ['path'] : [])].map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: OperationDoc, book: SchemaBook): unknown[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: book.write(schema, 'input'),
  }));
}

function headerParameters({ headers = {} }: Pick<OperationDoc, 'headers'>): unknown[] {
  return Object.entries(headers).map(([name, { required, description }]) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  }));
}
