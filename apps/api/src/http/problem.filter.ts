import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Refusal, faultWords } from '@signatory/domain';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG, type Log } from '../log.js';
import { MissingPage } from '../results/missing-page.js';
import { Addresses } from './addresses.js';
import { faultOfDatabase } from './database-faults.js';
import { isFull } from './full-disk.js';
import { tellRefusal, tellUnavailable, tellUnexpected, type Told } from './problem.js';
import { refusedLine } from './refused-line.js';
import type { ApiRequest } from './request.js';

/** Every error becomes an RFC 9457 problem here, and nowhere else; a person at a wrong address reads a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Log,
    private readonly addresses: Addresses,
    private readonly missing: MissingPage,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** For what is no route of Nest's, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { problem, retryAfter, allow, challenge } = this.tell(error, request);
    if (reply.sent) return;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (allow !== undefined) void reply.header('allow', allow);
    if (challenge !== undefined) void reply.header('www-authenticate', challenge);
    const page = problem.code === 'not-found' ? this.missing.render(request) : null;
    void reply
      .status(problem.status)
      .header('cache-control', 'no-store')
      .header('content-language', languageOf(request))
      .header('vary', 'Accept, Accept-Language')
      .type(page === null ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8')
      .send(page ?? JSON.stringify(problem));
  }

  private tell(error: unknown, request: FastifyRequest): Told {
    const instance = request.url.split('?')[0] ?? request.url;
    const refusal = refusalIn(error, request, this.addresses);
    if (refusal) {
      const line = refusedLine(refusal, request);
      if (line !== null) this.log.info(line, 'refused');
      return tellRefusal(refusal, instance, languageOf(request), (request as ApiRequest).factNames);
    }
    if (isFull(error)) {
      this.log.error({ request: request.id, error: wordsOf(error) }, 'no room left to keep files');
      return tellRefusal(new Refusal('storage.full', {}), instance, languageOf(request));
    }
    const fault = faultOfDatabase(error);
    if (fault === 'unavailable') {
      this.log.warn({ request: request.id, error: wordsOf(error) }, 'database unavailable');
      return tellUnavailable(instance, languageOf(request));
    }
    if (fault === 'unreadable') {
      this.log.warn({ request: request.id, error: wordsOf(error) }, 'a value reached the database that it cannot read');
      return tellRefusal(
        new Refusal('body.malformed', { words: faultWords('request.value') }),
        instance,
        languageOf(request),
      );
    }
    this.log.error({ request: request.id, route: request.routeOptions.url, error: wordsOf(error) }, 'unexpected');
    return tellUnexpected(instance, request.id, languageOf(request));
  }
}

const BODY_LIMIT = '1 MB';

/** Fastify's and Nest's own errors, said as refusals; null for what neither of them raises. */
function refusalIn(error: unknown, request: FastifyRequest, addresses: Addresses): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || status === 415)
    return new Refusal('media-type.unsupported', {
      sent: request.headers['content-type'] ?? '',
      needs: 'application/json',
    });
  if (status === 404) {
    // The router knows addresses and methods together only; a known address with another method is told apart here.
    const methods = addresses.methodsAt(request.url.split('?')[0] ?? '');
    return methods.length === 0 || methods.includes(request.method)
      ? new Refusal('not-found', { subject: 'address' })
      : new Refusal('method.not-allowed', { method: request.method, methods: methods.join(', ') });
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413)
    return new Refusal('body.too-large', { limit: BODY_LIMIT });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Refusal('body.malformed', { words: faultWords('request.unreadable') });
  return null;
}

function languageOf(request: FastifyRequest) {
  return negotiateLanguage(request.headers['accept-language']);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
