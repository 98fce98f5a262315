import { AccessTokensView, MadeAccessToken, MakeAccessToken as Wish } from '@signatory/contract';
import { EndAccessToken, MakeAccessToken, ReadAccessTokens, shownAtOf, type Signed } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../http/allow.js';
import { Session } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readId } from '../releases/read-id.js';

@Controller('api/me/access-tokens')
export class AccessTokensController {
  constructor(
    private readonly readTokens: ReadAccessTokens,
    private readonly makeToken: MakeAccessToken,
    private readonly endToken: EndAccessToken,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('own-account')
  @Operation({
    id: 'readAccessTokens',
    summary: 'The access tokens of the caller, without the tokens themselves',
    answer: AccessTokensView,
  })
  read(@Session() { actor }: Signed): Promise<AccessTokensView> {
    return this.readTokens.execute(actor.id);
  }

  @Post()
  @HttpCode(201)
  @Allow('signed-in')
  @Operation({
    id: 'makeAccessToken',
    keyless: 'secret',
    summary:
      'Make an access token, by which a program acts for the caller in some of its roles; it is told once. Who has no password has signed in, or given the second factor, within fifteen minutes',
    body: Wish,
    status: 201,
    answer: MadeAccessToken,
    refusals: ['token.too-many', 'sign-in.locked', 'job.busy'],
  })
  make(
    @Session() signed: Signed,
    @Body(new ZodPipe(Wish)) wish: Wish,
    @Req() request: FastifyRequest,
  ): Promise<MadeAccessToken> {
    const session = this.cookie.require(request);
    const { actor } = signed;
    return this.makeToken.execute({ ...wish, actor, shownAt: shownAtOf(signed), session, at: new Date() });
  }

  @Post(':id/end')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'endAccessToken',
    summary: 'End an own access token: its program is refused from the next request',
    status: 204,
  })
  async end(@Session() { actor }: Signed, @Param('id') id: string): Promise<void> {
    await this.endToken.execute({ person: actor.id, token: readId(id, 'access-token'), at: new Date() });
  }
}
