import { Injectable } from '@nestjs/common';
import { Refusal } from '@signatory/domain';
import type { ActKey } from '@signatory/features';
import { Database } from '@signatory/persistence';

/** What was answered under a key, and to what. */
export interface Kept {
  readonly sent: string;
  readonly status: number;
  readonly answer: { readonly body?: unknown; readonly headers: Readonly<Record<string, string>> };
}

interface Row {
  readonly sent: string;
  /** Null while it is at work, or since its process ended. */
  readonly status: number | null;
  readonly answer: Kept['answer'];
  readonly isDone: boolean;
  readonly isLeft: boolean;
}

/** After so long without a sign of life the process that took a key has ended. */
const LEFT = "created_at < now() - interval '1 minute'";
const SIGN_MS = 15_000;
const WHERE = 'where actor = $1 and route = $2 and key = $3';

// Waits for nobody: what is at work may hold the row until it is done.
const TAKE = `insert into idempotency_key (actor, route, key, body_sha256) values ($1, $2, $3, '')
  on conflict do nothing returning 1`;
const TAKE_OVER = `with taken as (
    update idempotency_key set created_at = now() where (actor, route, key) in (
      select actor, route, key from idempotency_key ${WHERE} and status is null and done_at is null and ${LEFT}
      for update skip locked)
    returning 1)
  select 1 from taken`;
const SIGN = `update idempotency_key set created_at = now() where (actor, route, key) in (
    select actor, route, key from idempotency_key ${WHERE} and status is null for update skip locked)`;

/** The answers to commands by their keys, for two days. Each statement is a transaction of its own. */
@Injectable()
export class KeptAnswers {
  constructor(private readonly database: Database) {}

  /**
   * What is kept; null where nobody is at work, and the caller is from now on; undefined while another is.
   * @throws Refusal `idempotency.answer-lost`
   */
  async take({ actor, route, key }: ActKey): Promise<Kept | null | undefined> {
    const params = [actor, route, key];
    if ((await this.ask(TAKE, params)).length > 0) return null;
    const [row] = await this.ask<Row>(
      `select body_sha256 as sent, status, answer, done_at is not null as "isDone", ${LEFT} as "isLeft"
       from idempotency_key ${WHERE}`,
      params,
    );
    if (!row) return undefined;
    if (row.status !== null) return { sent: row.sent, status: row.status, answer: row.answer };
    if (row.isLeft && row.isDone) throw new Refusal('idempotency.answer-lost', { key });
    if (!row.isLeft) return undefined;
    return (await this.ask(TAKE_OVER, params)).length > 0 ? null : undefined;
  }

  /** Tells that the caller is still at work, until it is called. */
  signLife({ actor, route, key }: ActKey): () => void {
    const timer = setInterval(() => void this.ask(SIGN, [actor, route, key]).catch(() => undefined), SIGN_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  async keep({ actor, route, key }: ActKey, { sent, status, answer }: Kept): Promise<void> {
    await this.ask(
      `update idempotency_key set body_sha256 = $4, status = $5, answer = $6, created_at = now() ${WHERE}`,
      [actor, route, key, sent, status, JSON.stringify(answer)],
    );
    await this.ask(`delete from idempotency_key where actor = $1 and created_at < now() - interval '2 days'`, [actor]);
  }

  /** Lets a key go under which nothing was done. What may have been done in spite of an error stays. */
  async release({ actor, route, key }: ActKey, { wasRefused }: { readonly wasRefused: boolean }): Promise<void> {
    await this.ask(`delete from idempotency_key ${WHERE} and (done_at is null or $4)`, [actor, route, key, wasRefused]);
  }

  private ask<Answer extends object = object>(statement: string, params: readonly unknown[]): Promise<Answer[]> {
    return this.database.dataSource.query<Answer[]>(statement, [...params]);
  }
}
