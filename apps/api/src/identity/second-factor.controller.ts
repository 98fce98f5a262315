import {
  ChangeSecondFactor as Change,
  EnrolSecondFactor as Enrolment,
  GiveCode,
  NewSecondFactor,
  RecoveryCodes,
  SecondFactorView,
} from '@signatory/contract';
import {
  ConfirmSecondFactor,
  EnrolSecondFactor,
  ReadSecondFactor,
  RemoveSecondFactor,
  RenewRecoveryCodes,
  shownAtOf,
  type Signed,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Admission } from '../http/admission.js';
import { Allow } from '../http/allow.js';
import { Session } from '../http/asked.js';
import { Operation } from '../http/operation.js';
import { SessionCookie } from '../http/session-cookie.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { drawQr } from './draw-qr.js';

@Controller('api/me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly readFactor: ReadSecondFactor,
    private readonly enrolFactor: EnrolSecondFactor,
    private readonly confirmFactor: ConfirmSecondFactor,
    private readonly renewCodes: RenewRecoveryCodes,
    private readonly removeFactor: RemoveSecondFactor,
    private readonly cookie: SessionCookie,
    private readonly admission: Admission,
  ) {}

  @Get()
  @Allow('own-account')
  @Operation({ id: 'readSecondFactor', summary: 'The second factor of the caller', answer: SecondFactorView })
  async read(@Session() signed: Signed): Promise<SecondFactorView> {
    const required = this.admission.asksForSecondFactor(signed, new Date());
    return { ...(await this.readFactor.execute(signed.actor.id)), required };
  }

  @Post()
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'enrolSecondFactor',
    summary:
      'Begin a second factor: a secret for an app that makes codes, told once; nothing asks for it before it is confirmed. Who has no password has signed in by the identity provider, or used a passkey, within fifteen minutes',
    body: Enrolment,
    status: 201,
    answer: NewSecondFactor,
    refusals: ['command.wrong-state', 'step-up.needed', 'sign-in.locked', 'job.busy'],
  })
  async enrol(
    @Session() signed: Signed,
    @Body(new ZodPipe(Enrolment)) { password }: Enrolment,
  ): Promise<NewSecondFactor> {
    const person = signed.actor.id;
    const made = await this.enrolFactor.execute({ person, password, shownAt: shownAtOf(signed), at: new Date() });
    return { ...made, qr: drawQr(made.address) };
  }

  @Post('confirm')
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'confirmSecondFactor',
    summary:
      'Put a second factor in force by its first code; answers ten recovery codes, told once, where the account has none, and ends the other sessions',
    body: GiveCode,
    status: 201,
    answer: RecoveryCodes,
    refusals: ['second-factor.code-refused', 'command.wrong-state', 'sign-in.locked'],
  })
  async confirm(
    @Session() { actor }: Signed,
    @Body(new ZodPipe(GiveCode)) { code }: GiveCode,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodes> {
    const token = this.cookie.require(request);
    return { codes: await this.confirmFactor.execute({ person: actor.id, code, token, at: new Date() }) };
  }

  @Post('recovery-codes')
  @HttpCode(201)
  @Allow('own-account')
  @Operation({
    id: 'renewRecoveryCodes',
    summary:
      'Ten new recovery codes, told once, for a code or, beside passkeys, for the second factor given lately; the earlier ones end',
    body: Change,
    status: 201,
    answer: RecoveryCodes,
    refusals: ['second-factor.code-refused', 'step-up.needed', 'command.wrong-state', 'sign-in.locked'],
  })
  async renew(
    @Session() { actor, verifiedAt }: Signed,
    @Body(new ZodPipe(Change)) { code }: Change,
  ): Promise<RecoveryCodes> {
    return { codes: await this.renewCodes.execute({ person: actor.id, code, verifiedAt, at: new Date() }) };
  }

  @Post('remove')
  @HttpCode(204)
  @Allow('own-account')
  @Operation({
    id: 'removeSecondFactor',
    summary:
      'Remove the app, for a code of it or, beside passkeys, for the second factor given lately; the other sessions end',
    body: Change,
    status: 204,
    refusals: ['second-factor.code-refused', 'step-up.needed', 'command.wrong-state', 'sign-in.locked'],
  })
  async remove(
    @Session() { actor, verifiedAt }: Signed,
    @Body(new ZodPipe(Change)) { code }: Change,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const token = this.cookie.require(request);
    await this.removeFactor.execute({ person: actor.id, code, verifiedAt, token, at: new Date() });
  }
}
