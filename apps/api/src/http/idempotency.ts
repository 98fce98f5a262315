import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal, faultWords } from '@signatory/domain';
import { runUnder, type ActKey } from '@signatory/features';
import { hashOf } from '@signatory/persistence';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { LOG, type Log } from '../log.js';
import { Allow } from './allow.js';
import { hearsKey } from './hears-key.js';
import { KeptAnswers, type Kept } from './kept-answers.js';
import { Operation } from './operation.js';
import type { ApiRequest } from './request.js';
import { digestFile, takesFile } from './upload.js';

/** A command that came with a key. */
interface Act {
  readonly key: ActKey;
  readonly request: ApiRequest;
  readonly reply: FastifyReply;
  /** Does it. */
  readonly run: () => Promise<unknown>;
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;
/** What of an answer is not its body. */
const HEADERS = ['location', 'etag'];
/** Of a second for the first, which may be in another process. */
const WAIT_MS = 30_000;
const LOOK_MS = 100;

/**
 * With an `Idempotency-Key`, a command that is sent again is not done again and gets the answer it got before: a client whose
 * connection broke need not know whether it was heard. Who comes while the first is at work waits for it. A refusal is not
 * kept, for it changed nothing.
 *
 * The answer is kept after the command has been committed, since a command may be several transactions. That it was done is
 * marked in its own (`markDone`): if the process ends between the two, the answer is lost, and is said to be.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  /** What is at work here, with what is kept at its end; null where it was refused. */
  private readonly atWork = new Map<string, Promise<Kept | null>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly answers: KeptAnswers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const { method, signed, url } = request;
    const sent = request.headers['idempotency-key'];
    const handler = context.getHandler();
    const route = {
      method,
      allow: this.reflector.get(Allow, handler),
      operation: this.reflector.get(Operation, handler),
    };
    if (sent === undefined || !signed || !hearsKey(route)) return next.handle();
    if (typeof sent !== 'string' || !VISIBLE_ASCII.test(sent))
      throw new Refusal('body.malformed', { words: faultWords('request.key') });
    const key = { actor: signed.actor.id, route: `${method} ${url}`, key: sent };
    const reply = http.getResponse<FastifyReply>();
    return of(
      await this.once({ key, request, reply, run: () => lastValueFrom(next.handle(), { defaultValue: null }) }),
    );
  }

  /** @throws Refusal `job.busy` where the first takes longer than anybody waits */
  private async once(act: Act): Promise<unknown> {
    const name = JSON.stringify(Object.values(act.key));
    const until = Date.now() + WAIT_MS;
    for (;;) {
      const other = this.atWork.get(name);
      if (other) {
        const kept = await Promise.race([other, wait(Math.max(0, until - Date.now()), undefined, { ref: false })]);
        if (kept) return repeat(act, kept);
      } else {
        const led = this.lead(act, until);
        this.atWork.set(
          name,
          led
            .then(
              ({ kept }) => kept,
              () => null,
            )
            .finally(() => this.atWork.delete(name)),
        );
        const { kept, isOwn } = await led;
        return isOwn ? kept.answer.body : repeat(act, kept);
      }
      if (Date.now() >= until) throw new Refusal('job.busy', { seconds: 1 });
    }
  }

  /** Does it, unless it was done, or is being done in another process. */
  private async lead(act: Act, until: number): Promise<{ kept: Kept; isOwn: boolean }> {
    for (;;) {
      const kept = await this.answers.take(act.key);
      if (kept) return { kept, isOwn: false };
      if (kept === null) return { kept: await this.run(act), isOwn: true };
      if (Date.now() >= until) throw new Refusal('job.busy', { seconds: 1 });
      await wait(LOOK_MS);
    }
  }

  private async run({ key, request, reply, run }: Act): Promise<Kept> {
    const stop = this.answers.signLife(key);
    try {
      const body = await runUnder(key, run);
      const headers = HEADERS.flatMap((name) => {
        const value = reply.getHeader(name);
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      const sent = takesFile(request) ? digestOf(request, request.fileSha256) : digestOf(request, request.body);
      const kept = { sent, status: reply.statusCode, answer: { body, headers: Object.fromEntries(headers) } };
      // It is done: that its answer cannot be kept is no reason to tell its sender otherwise.
      await this.answers
        .keep(key, kept)
        .catch((error: unknown) =>
          this.log.warn({ request: request.id, error: String(error) }, 'an answer is not kept'),
        );
      return kept;
    } catch (error) {
      await this.answers.release(key, { wasRefused: error instanceof Refusal });
      throw error;
    } finally {
      stop();
    }
  }
}

/** @throws Refusal `idempotency.key-reused` */
async function repeat({ key: { key }, request, reply }: Act, { sent, status, answer }: Kept): Promise<unknown> {
  const again = digestOf(request, takesFile(request) ? await digestFile(request) : request.body);
  if (again !== sent) throw new Refusal('idempotency.key-reused', { key });
  void reply.status(status).headers({ ...answer.headers, 'idempotent-replayed': 'true' });
  return answer.body;
}

/** The version that a change was made from is part of what was asked. */
function digestOf({ headers }: ApiRequest, content: unknown): string {
  return hashOf({ content: content ?? null, match: headers['if-match'] ?? null });
}
