import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Environment } from '@signatory/config';
import { Refusal } from '@signatory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WEB_FOLDER } from '../web-folder.js';
import { requireOwnOrigin } from './origin.js';
import { tellRefusal } from './problem.js';
import { securityHeaders } from './security-headers.js';

const BODY_LIMIT_BYTES = 1_048_576;
/** A name of ours with the hash of its content in it never changes. */
const HASHED = /-[\w-]{8}\.\w+$/;

/** The HTTP server before any route: JSON only, one megabyte, our own origin, strict headers on every answer. */
export async function createServer({ publicUrl, secureCookie }: Environment): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    // Behind a proxy the caller's address is what it says; at home there is none.
    trustProxy: secureCookie,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
      const told = tellRefusal(
        new Refusal('body.malformed', { reason: 'The address cannot be read.' }),
        request.url,
        'en',
      );
      void reply.status(400).type('application/problem+json; charset=utf-8').send(JSON.stringify(told.problem));
    },
  });
  const server = adapter.getInstance();
  server.removeAllContentTypeParsers();
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });
  const headers = securityHeaders(secureCookie);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    requireOwnOrigin(request, [publicUrl]);
    done();
  });
  await adapter.register(fastifyCookie as never);
  if (existsSync(WEB_FOLDER)) {
    await adapter.register(
      fastifyStatic as never,
      {
        root: fileURLToPath(new URL('assets/', WEB_FOLDER)),
        prefix: '/assets/',
        index: false,
        cacheControl: false,
        setHeaders: (reply: FastifyReply, path: string) => {
          void reply.header(
            'cache-control',
            HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
          );
        },
      } as never,
    );
  }
  return adapter;
}
