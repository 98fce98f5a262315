import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Environment } from '@signatory/config';
import { Refusal, faultWords } from '@signatory/domain';
import { runFrom } from '@signatory/features';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { WEB_FOLDER } from '../web-folder.js';
import { requireOwnOrigin } from './origin.js';
import { readSource } from './request-source.js';
import { readJsonBodies } from './json-body.js';
import { readUploads } from './upload.js';
import { tellRefusal } from './problem.js';
import { securityHeaders, VIEWER_SECURITY_POLICY } from './security-headers.js';
import { refuseUnreadable } from './unreadable.js';

const BODY_LIMIT_BYTES = 1_048_576;
/** Pages and answers are packed for whoever can unpack them; PDF files and workbooks are packed already. */
const PACKED = /^(text\/html|application\/([\w.-]+\+)?json)\b/;
/** The worker of the viewer of documents: a worker has the policy that its own file came with. */
const VIEWER = /\/pdf\.worker[\w.-]*\.mjs(\.(br|gz))?$/;
/** A name of ours with the hash of its content in it never changes. */
const HASHED = /-[\w-]{8}\.\w+(\.(br|gz))?$/;

/** The HTTP server before any route: JSON only, one megabyte, our own origin, strict headers on every answer. */
export async function createServer({ publicUrl, secureCookie, proxies }: Environment): Promise<FastifyAdapter> {
  const headers = securityHeaders(secureCookie);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    // Behind a proxy the caller's address is what the proxy says, and not what stood there before: that is the caller's own word.
    // At home there is none.
    trustProxy: secureCookie && ((_: string, hop: number) => hop < proxies),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
      const told = tellRefusal(
        new Refusal('body.malformed', { words: faultWords('request.address') }),
        request.url,
        'en',
      );
      void reply
        .status(400)
        .headers({ ...headers, 'cache-control': 'no-store' })
        .type('application/problem+json; charset=utf-8')
        .send(JSON.stringify(told.problem));
    },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => refuseUnreadable(error, socket, headers),
  });
  const server = adapter.getInstance();
  closeUnused(server);
  readJsonBodies(server);
  await readUploads(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    requireOwnOrigin(request, [publicUrl]);
    requireReadable(request);
    done();
  });
  // Not before the body is read: what follows its end runs in no request's surroundings.
  server.addHook('preValidation', (request, _reply, done) => runFrom(() => readSource(request), done));
  await adapter.register(fastifyCookie as never);
  await adapter.register(
    fastifyCompress as never,
    { globalDecompression: false, encodings: ['br', 'gzip'], customTypes: PACKED, threshold: 2_048 } as never,
  );
  if (existsSync(WEB_FOLDER)) {
    await adapter.register(
      fastifyStatic as never,
      {
        root: fileURLToPath(new URL('assets/', WEB_FOLDER)),
        prefix: '/assets/',
        index: false,
        // The operators' board brings its own beside it.
        decorateReply: false,
        cacheControl: false,
        // As the build wrote them: nothing is packed twice, or while somebody waits.
        preCompressed: true,
        setHeaders: (reply: FastifyReply, path: string) => {
          if (VIEWER.test(path)) void reply.header('content-security-policy', VIEWER_SECURITY_POLICY);
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

// No name of ours holds U+0000, and the database would refuse it late; a body that is packed would be read as it is.
function requireReadable({ url, headers }: FastifyRequest): void {
  if (/%00/.test(url.split('?')[0] ?? ''))
    throw new Refusal('body.malformed', { words: faultWords('request.address-null') });
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new Refusal('media-type.unsupported', {
      sent: `packed by ${encoding}`,
      needs: 'application/json, not packed',
    });
}

/**
 * Browsers connect ahead of what they will ask, and Node closes such a connection only after a minute: a server that is told to
 * stop would wait for it.
 */
function closeUnused(server: FastifyInstance): void {
  const unused = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }) => unused.delete(socket));
  server.addHook('preClose', (done) => {
    for (const socket of unused) socket.destroy();
    done();
  });
}
