import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ChangePassword as NewPassword, GiveCode, SessionView, SignIn } from '@signatory/contract';
import { ChangePassword, SignInPerson, SignOutPerson, VerifyAgain, type Signed } from '@signatory/features';
import { wishedLanguage } from '@signatory/texts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Session } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { SessionDescription } from './session-description.js';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIn: SignInPerson,
    private readonly signOut: SignOutPerson,
    private readonly changePassword: ChangePassword,
    private readonly verifyAgain: VerifyAgain,
    private readonly description: SessionDescription,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('public')
  @Operation({
    id: 'signIn',
    summary:
      'Sign in; the answer sets the session cookie. An account with a second factor is asked for a code of it (`second-factor.code-needed`), which is sent beside the same password, or for a passkey (`signInByPasskey`), in the place of which a recovery code is sent so',
    body: SignIn,
    status: 201,
    answer: SessionView,
    refusals: [
      'sign-in.failed',
      'sign-in.locked',
      'second-factor.code-needed',
      'second-factor.code-refused',
      'job.busy',
    ],
  })
  async open(
    @Body(new ZodPipe(SignIn)) { email, password, code }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const language = wishedLanguage(request.headers['accept-language']);
    const replaces = this.cookie.read(request);
    const command = { email, password, code, from: request.ip, language, replaces, at: new Date() };
    const { token, signed } = await this.signIn.execute(command);
    this.cookie.write(reply, token, signed.expires);
    return this.description.of(signed, command.at);
  }

  @Get()
  @Allow('own-account')
  @Operation({ id: 'readSession', summary: 'Who is signed in, with the grants in force', answer: SessionView })
  read(@Session() signed: Signed): SessionView {
    return this.description.of(signed, new Date());
  }

  @Delete()
  @HttpCode(204)
  @Allow('own-account')
  @Operation({ id: 'signOut', summary: 'End the session at once', status: 204 })
  async close(
    @Session() { actor }: Signed,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.signOut.execute({ actor, token, at: new Date() });
    this.cookie.clear(reply);
  }

  @Put('password')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'changePassword',
    summary: 'Choose another password; the other sessions of the person end',
    body: NewPassword,
    status: 204,
    refusals: ['sign-in.locked', 'job.busy'],
  })
  async change(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(NewPassword)) body: NewPassword,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const token = this.cookie.require(request);
    await this.changePassword.execute({ ...body, person: actor.id, token, at: new Date() });
  }

  @Post('step-up')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'stepUp',
    summary: 'Give a code of the second factor again, before an act that asks for it (`step-up.needed`)',
    body: GiveCode,
    status: 204,
    refusals: ['second-factor.code-refused', 'command.wrong-state', 'sign-in.locked'],
  })
  async stepUp(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(GiveCode)) { code }: GiveCode,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const token = this.cookie.require(request);
    await this.verifyAgain.execute({ person: actor.id, code, token, at: new Date() });
  }
}
