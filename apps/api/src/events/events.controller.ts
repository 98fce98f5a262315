import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ChangeEvent, FollowChanges } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import type { Signed } from '@signatory/features';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Session } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { EventStreams } from './event-streams.js';

@Controller('api/events')
export class EventsController {
  constructor(
    private readonly streams: EventStreams,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({
    id: 'followChanges',
    summary:
      'Server-sent events: `change` with the keys to fetch again, and `resync` where all is to be fetched again: after every reconnection, and after the first connection unless `since` says from when on the changes are to be told',
    query: FollowChanges,
    answer: ChangeEvent,
    mediaType: 'text/event-stream',
    refusals: ['rate.limited'],
  })
  follow(
    @Session() signed: Signed,
    @Query(new ZodPipe(FollowChanges)) { since }: z.infer<typeof FollowChanges>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const token = this.cookie.read(request);
    if (token === null) throw new Refusal('sign-in.needed', {});
    this.streams.requireRoom(signed.actor);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Nothing comes after it: else the connection of a stream that this API ends would keep it from stopping for a minute.
      connection: 'close',
    });
    // A browser that connects again sends the same address, long after what it names.
    const again = request.headers['last-event-id'] !== undefined;
    this.streams.open(reply.raw, token, signed, since === undefined || again ? null : new Date(since));
  }
}
