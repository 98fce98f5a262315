import { Controller, Get, Req, Res } from '@nestjs/common';
import { ChangeEvent } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import type { Signed } from '@signatory/features';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Session } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
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
    summary: 'Server-sent events: `change` with the keys to fetch again, `resync` after every (re)connection',
    answer: ChangeEvent,
    mediaType: 'text/event-stream',
  })
  follow(@Session() signed: Signed, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const token = this.cookie.read(request);
    if (token === null) throw new Refusal('sign-in.needed', {});
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Nothing comes after it: else the connection of a stream that this API ends would keep it from stopping for a minute.
      connection: 'close',
    });
    this.streams.open(reply.raw, token, signed);
  }
}
