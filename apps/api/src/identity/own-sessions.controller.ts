import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { OwnSessionsView } from '@signatory/contract';
import { EndSessions, ReadSessions, type Signed } from '@signatory/features';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Session } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { readId } from '../releases/read-id.js';

@Controller('api/me/sessions')
export class OwnSessionsController {
  constructor(
    private readonly readSessions: ReadSessions,
    private readonly endSessions: EndSessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('own-account')
  @Operation({
    id: 'readOwnSessions',
    summary: 'Where the caller is signed in, the newest first',
    answer: OwnSessionsView,
  })
  read(@Session() { actor }: Signed, @Req() request: FastifyRequest): Promise<OwnSessionsView> {
    return this.readSessions.execute({ person: actor.id, token: this.cookie.require(request), at: new Date() });
  }

  @Post('end')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'endOtherSessions',
    summary: 'End every session of the caller but this one; programs with an access token go on',
    status: 204,
  })
  async endOthers(@Session() { actor }: Signed, @Req() request: FastifyRequest): Promise<void> {
    await this.endSessions.others({ person: actor.id, token: this.cookie.require(request), at: new Date() });
  }

  @Post(':id/end')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({ id: 'endOwnSession', summary: 'End an own session: it is refused from the next request', status: 204 })
  async end(@Session() { actor }: Signed, @Param('id') id: string): Promise<void> {
    await this.endSessions.one({ person: actor.id, session: readId(id, 'session'), at: new Date() });
  }
}
