import {
  ContributorInvitationView,
  GiveReason,
  InviteContributor as Inviting,
  MemberContributorsView,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { EndContributor, InviteContributor, ReadContributors } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Whom a member’s lead focal point has contribute to its report. */
@Controller('api/cycles/:cycle/reports/:member')
export class ContributorsController {
  constructor(
    private readonly read: ReadContributors,
    private readonly inviting: InviteContributor,
    private readonly ending: EndContributor,
  ) {}

  @Get('contributor-roles')
  @Allow('contributor:read')
  @Operation({
    id: 'readContributorRoles',
    summary: 'Who contributes to a member’s report, and who was invited to',
    answer: MemberContributorsView,
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle' | 'member'>): Promise<MemberContributorsView> {
    return this.read.execute(asked);
  }

  @Post('contributor-invitations')
  @HttpCode(201)
  @Allow('contributor:manage')
  @Operation({
    id: 'inviteContributor',
    summary:
      'Invite somebody by a letter to contribute to the own member’s report of a cycle; the answer is the same whether or not the address has an account',
    body: Inviting,
    status: 201,
    answer: ContributorInvitationView,
    refusals: ['not-found', 'value.invalid', 'role.already-held', 'invitation.open', 'invitation.too-many'],
  })
  invite(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(Inviting)) body: Inviting,
  ): Promise<ContributorInvitationView> {
    return this.inviting.execute({ ...asked, body });
  }

  @Post('contributor-invitations/:invitation/withdraw')
  @HttpCode(204)
  @Allow('contributor:manage')
  @Operation({
    id: 'withdrawContributorInvitation',
    summary: 'Withdraw an invitation that nobody has taken: its link opens nothing any more',
    status: 204,
    refusals: ['not-found'],
  })
  async withdraw(@Asked() asked: Asked<'cycle' | 'member' | 'invitation'>): Promise<void> {
    await this.inviting.withdraw({ ...asked, invitation: readId(asked.invitation, 'invitation') });
  }

  @Post('contributor-roles/:grant/end')
  @HttpCode(204)
  @Allow('contributor:manage')
  @Operation({
    id: 'endContributor',
    summary: 'Take the role of a contributor of the own member away; it holds at the person’s next request',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'contributor.of-others'],
  })
  async end(
    @Asked() asked: Asked<'cycle' | 'member' | 'grant'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    await this.ending.execute({ ...asked, grant: readId(asked.grant, 'grant'), reason });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string, subject: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject });
  return text;
}
