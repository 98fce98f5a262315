import {
  PasskeyRequest,
  SessionView,
  SignInByPasskey as Credentials,
  StepUpByPasskey as Confirmation,
} from '@signatory/contract';
import { AskPasskey, SignInByPasskey, VerifyByPasskey, type Signed } from '@signatory/features';
import { wishedLanguage } from '@signatory/texts';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../http/allow.js';
import { Session } from '../../http/asked.js';
import { Operation } from '../../http/operation.js';
import { SessionCookie } from '../../http/session-cookie.js';
import { ZodPipe } from '../../http/zod.pipe.js';
import { SessionDescription } from '../session-description.js';
import { PasskeyAddress } from './passkey-address.js';

/** The sign-in by a passkey, and its use before a grave act. */
@Controller('api/session')
export class PasskeySessionController {
  constructor(
    private readonly askPasskey: AskPasskey,
    private readonly signIn: SignInByPasskey,
    private readonly verify: VerifyByPasskey,
    private readonly address: PasskeyAddress,
    private readonly description: SessionDescription,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('passkey/options')
  @HttpCode(201)
  @Allow('public')
  @Operation({
    id: 'askPasskey',
    summary: 'What a browser asks a passkey to sign in (WebAuthn), for five minutes; it says nothing of anybody',
    status: 201,
    answer: PasskeyRequest,
    refusals: ['passkey.refused', 'sign-in.locked'],
  })
  ask(@Req() { ip: from }: FastifyRequest): Promise<PasskeyRequest> {
    return this.askPasskey.execute({ person: null, from, site: this.address.require(), at: new Date() });
  }

  @Post('passkey')
  @HttpCode(201)
  @Allow('public')
  @Operation({
    id: 'signInByPasskey',
    summary: 'Sign in by a passkey, in the place of password and second factor; the answer sets the session cookie',
    body: Credentials,
    status: 201,
    answer: SessionView,
    refusals: ['passkey.refused', 'sign-in.failed', 'sign-in.locked'],
  })
  async open(
    @Body(new ZodPipe(Credentials)) { credential, email }: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const at = new Date();
    const language = wishedLanguage(request.headers['accept-language']);
    const [site, replaces] = [this.address.require(), this.cookie.read(request)];
    const asked = { credential, email, site, from: request.ip, language, replaces, at };
    const { token, signed } = await this.signIn.execute(asked);
    this.cookie.write(reply, token, signed.expires);
    return this.description.of(signed, at);
  }

  @Post('step-up/passkey/options')
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'askPasskeyAgain',
    summary: 'What a browser asks one of the caller’s passkeys before an act that asks for it (`step-up.needed`)',
    status: 201,
    answer: PasskeyRequest,
    refusals: ['passkey.refused'],
  })
  askAgain(@Session() { actor }: Signed, @Req() { ip: from }: FastifyRequest): Promise<PasskeyRequest> {
    return this.askPasskey.execute({ person: actor.id, from, site: this.address.require(), at: new Date() });
  }

  @Post('step-up/passkey')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'stepUpByPasskey',
    summary: 'Use a passkey before an act that asks for it (`step-up.needed`), in the place of a code',
    body: Confirmation,
    status: 204,
    refusals: ['passkey.refused', 'sign-in.locked'],
  })
  async stepUp(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(Confirmation)) { credential }: Confirmation,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const [site, token] = [this.address.require(), this.cookie.require(request)];
    await this.verify.execute({ person: actor.id, credential, site, token, at: new Date() });
  }
}
