import {
  AcceptInvitation as Acceptance,
  JoinAsContributor as Joining,
  OpenedInvitation,
  ResetPassword as Choice,
} from '@signatory/contract';
import { AcceptInvitation, JoinAsContributor, ResetPassword } from '@signatory/features';
import { wishedLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What one-time links open, for who cannot sign in yet. */
@Controller('api')
export class LinksController {
  constructor(
    private readonly acceptInvitation: AcceptInvitation,
    private readonly joinAsContributor: JoinAsContributor,
    private readonly resetPassword: ResetPassword,
  ) {}

  @Get('invitations/:token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'checkInvitation',
    summary: 'Whether a one-time link still makes an account',
    status: 204,
    refusals: ['not-found'],
  })
  async checkInvitation(@Param('token') token: string): Promise<void> {
    await this.acceptInvitation.check(token, new Date());
  }

  @Post('invitations/:token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'acceptInvitation',
    summary: 'Make the account of a one-time link; then sign in with it',
    body: Acceptance,
    status: 204,
    refusals: ['not-found', 'person.email-taken', 'job.busy'],
  })
  async accept(
    @Param('token') token: string,
    @Body(new ZodPipe(Acceptance)) body: Acceptance,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<void> {
    await this.acceptInvitation.execute({ token, body, language: wishedLanguage(wished), at: new Date() });
  }

  @Get('contributor-invitations/:token')
  @Allow('public')
  @Operation({
    id: 'openContributorInvitation',
    summary: 'What the link of an invitation to contribute opens, for whoever has its letter',
    answer: OpenedInvitation,
    refusals: ['not-found'],
  })
  openInvitation(@Param('token') token: string): Promise<OpenedInvitation> {
    return this.joinAsContributor.open(token, new Date());
  }

  @Post('contributor-invitations/:token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'joinAsContributor',
    summary:
      'Accept an invitation to contribute: the account of its address gets the role, and is made where there is none',
    body: Joining,
    status: 204,
    refusals: ['not-found', 'role.already-held', 'job.busy'],
  })
  async join(
    @Param('token') token: string,
    @Body(new ZodPipe(Joining)) body: Joining,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<void> {
    await this.joinAsContributor.execute({ token, body, language: wishedLanguage(wished), at: new Date() });
  }

  @Get('password-resets/:token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'checkPasswordReset',
    summary: 'Whether a one-time link still sets a password',
    status: 204,
    refusals: ['not-found'],
  })
  async checkReset(@Param('token') token: string): Promise<void> {
    await this.resetPassword.check(token, new Date());
  }

  @Post('password-resets/:token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'resetPassword',
    summary: 'Choose the new password of a one-time link; every session of the person ends',
    body: Choice,
    status: 204,
    refusals: ['not-found', 'job.busy'],
  })
  async reset(@Param('token') token: string, @Body(new ZodPipe(Choice)) { password }: Choice): Promise<void> {
    await this.resetPassword.execute({ token, password, at: new Date() });
  }
}
