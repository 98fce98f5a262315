import {
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Refusal, faultWords } from '@signatory/domain';
import { Database, hashOf } from '@signatory/persistence';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import type { ApiRequest } from './request.js';

interface Stored {
  readonly body_sha256: string;
  /** Null while the first request is at work. */
  readonly status: number | null;
  readonly answer: { readonly body: unknown; readonly location: string | null } | null;
}

interface Claim {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;

const CLAIM = `
  insert into idempotency_key (actor, route, key, body_sha256) values ($1, $2, $3, $4)
  on conflict (actor, route, key) do update set created_at = now(), body_sha256 = excluded.body_sha256
    where idempotency_key.status is null and idempotency_key.created_at < now() - interval '1 minute'
  returning 1`;

/**
 * With an `Idempotency-Key`, a command that is sent again gets the answer it got before: a client whose connection broke
 * need not know whether it was heard. A refusal is not kept, for it changed nothing.
 */
@Injectable()
class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !VISIBLE_ASCII.test(key))
      throw new Refusal('body.malformed', { words: faultWords('request.key') });
    const claim = { actor: request.signed?.actor.id ?? '', route: `${request.method} ${request.url}`, key };
    const sent = hashOf(request.body ?? null);
    if (!(await this.take(claim, sent))) return of(await this.repeat(claim, sent, reply));
    try {
      const body: unknown = await lastValueFrom(next.handle());
      const location = reply.getHeader('location');
      await this.keep(claim, reply.statusCode, { body, location: typeof location === 'string' ? location : null });
      return of(body);
    } catch (error) {
      await this.release(claim);
      throw error;
    }
  }

  private async take({ actor, route, key }: Claim, sent: string): Promise<boolean> {
    const { dataSource } = this.database;
    await dataSource.query(`delete from idempotency_key where actor = $1 and created_at < now() - interval '2 days'`, [
      actor,
    ]);
    const claimed: unknown[] = await dataSource.query(CLAIM, [actor, route, key, sent]);
    return claimed.length > 0;
  }

  private async repeat({ actor, route, key }: Claim, sent: string, reply: FastifyReply): Promise<unknown> {
    const [stored] = await this.database.dataSource.query<Stored[]>(
      'select body_sha256, status, answer from idempotency_key where actor = $1 and route = $2 and key = $3',
      [actor, route, key],
    );
    if (stored && stored.body_sha256 !== sent) throw new Refusal('idempotency.key-reused', { key });
    if (!stored?.answer) throw new Refusal('job.busy', { seconds: 1 });
    if (stored.answer.location !== null) void reply.header('location', stored.answer.location);
    void reply.header('idempotent-replayed', 'true');
    return stored.answer.body;
  }

  private async keep({ actor, route, key }: Claim, status: number, answer: Stored['answer']): Promise<void> {
    await this.database.dataSource.query(
      'update idempotency_key set status = $4, answer = $5 where actor = $1 and route = $2 and key = $3',
      [actor, route, key, status, JSON.stringify(answer)],
    );
  }

  private async release({ actor, route, key }: Claim): Promise<void> {
    await this.database.dataSource.query('delete from idempotency_key where actor = $1 and route = $2 and key = $3', [
      actor,
      route,
      key,
    ]);
  }
}

/** Marks a command that may be sent again under the same `Idempotency-Key`. */
export const Idempotent = (): MethodDecorator => UseInterceptors(IdempotencyInterceptor);

/** For the API's description. */
export const IDEMPOTENCY_HEADER = {
  'Idempotency-Key': {
    required: false,
    description: 'Sent again with the same key and body, the first answer comes back.',
  },
} as const;
