import { AcceptInvitation as Acceptance } from '@signatory/contract';
import { AcceptInvitation } from '@signatory/features';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/invitations')
export class InvitationsController {
  constructor(private readonly accept: AcceptInvitation) {}

  @Post(':token')
  @HttpCode(204)
  @Allow('public')
  @Operation({
    id: 'acceptInvitation',
    summary: 'Make the account of a one-time link; then sign in with it',
    body: Acceptance,
    status: 204,
    refusals: ['not-found', 'person.email-taken', 'job.busy'],
  })
  async execute(@Param('token') token: string, @Body(new ZodPipe(Acceptance)) body: Acceptance): Promise<void> {
    await this.accept.execute({ token, body, at: new Date() });
  }
}
