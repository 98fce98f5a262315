import { IdentitiesView, UnlinkIdentity as Unlinking } from '@signatory/contract';
import { ReadIdentities, UnlinkIdentity, type Signed } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Session } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/me/identities')
export class IdentitiesController {
  constructor(
    private readonly readIdentities: ReadIdentities,
    private readonly unlinkIdentity: UnlinkIdentity,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('own-account')
  @Operation({
    id: 'readIdentities',
    summary: 'The identity providers that sign the caller in',
    answer: IdentitiesView,
  })
  read(@Session() { actor }: Signed): Promise<IdentitiesView> {
    return this.readIdentities.execute(actor.id);
  }

  @Post('unlink')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'unlinkIdentity',
    summary: 'Let an identity provider sign the caller in no more, for the password; the other sessions end',
    body: Unlinking,
    status: 204,
    refusals: ['not-found', 'sign-in.locked', 'job.busy'],
  })
  async unlink(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(Unlinking)) body: Unlinking,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.unlinkIdentity.execute({
      ...body,
      person: actor.id,
      token: this.cookie.require(request),
      at: new Date(),
    });
  }
}
