import { Readable } from 'node:stream';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Environment } from '@signatory/config';
import { map, type Observable } from 'rxjs';
import { z } from 'zod';
import { ENVIRONMENT } from '../environment.js';
import { Operation, type OperationDoc } from './operation.js';

/**
 * Where tests run, an answer that is not as its operation says is a fault of ours, whoever asked: the app's browser and other
 * clients trust what they are answered and do not look it through. It costs nothing elsewhere.
 */
@Injectable()
export class AnswerCheck implements NestInterceptor {
  private readonly isTest: boolean;

  constructor(
    @Inject(ENVIRONMENT) { mode }: Environment,
    private readonly reflector: Reflector,
  ) {
    this.isTest = mode === 'test';
  }

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const operation = this.reflector.get(Operation, context.getHandler()) as OperationDoc | undefined;
    if (!this.isTest || operation?.answer === undefined || operation.mediaType !== undefined) return next.handle();
    return next.handle().pipe(map((body) => requireAsSaid(body, operation)));
  }
}

/**
 * An answer, which is JSON to come or, as text, JSON already. Nothing is what a handler gives that answers by itself, and a
 * stream is not read twice.
 * @throws Error for one that the operation's schema does not take
 */
export function requireAsSaid<Body>(body: Body, { id, answer }: Pick<OperationDoc, 'id' | 'answer'>): Body {
  if (body === undefined || answer === undefined || body instanceof Readable) return body;
  const read = answer.safeParse(JSON.parse(typeof body === 'string' ? body : JSON.stringify(body)));
  if (!read.success) throw new Error(`${id} answers other than its contract says:\n${z.prettifyError(read.error)}`);
  return body;
}
