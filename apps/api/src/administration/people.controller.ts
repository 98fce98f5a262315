import {
  ConfirmRole as ConfirmRoleBody,
  CreatePerson,
  GiveReason,
  GrantRoles,
  PasswordResetView,
  PersonView,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import {
  ConfirmRole,
  EndRole,
  GiveRoles,
  OfferPasswordReset,
  ReadPeople,
  RegisterPerson,
  ResetSecondFactor,
  EndTokenOfPerson,
  UnlinkPerson,
  CloseAccount,
  type Signed,
} from '@signatory/features';
import type { Environment } from '@signatory/config';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { ENVIRONMENT } from '../environment.js';
import { Asked, Session } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const PeopleQuery = z.strictObject({ plan: z.string().min(1).max(100) });

@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly register: RegisterPerson,
    private readonly give: GiveRoles,
    private readonly confirmRole: ConfirmRole,
    private readonly endRole: EndRole,
    private readonly offerReset: OfferPasswordReset,
    private readonly resetFactor: ResetSecondFactor,
    private readonly unlinkPerson: UnlinkPerson,
    private readonly closeAccount: CloseAccount,
    private readonly endTokenOfPerson: EndTokenOfPerson,
    private readonly people: ReadPeople,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get()
  @Allow('people:manage')
  @Operation({
    id: 'listPeople',
    summary: 'People with a role on a plan, by name',
    query: PeopleQuery,
    answer: z.array(PersonView),
    refusals: ['not-found'],
  })
  list(
    @Asked() asked: Asked,
    @Query(new ZodPipe(PeopleQuery)) { plan }: z.infer<typeof PeopleQuery>,
  ): Promise<PersonView[]> {
    return this.people.list(plan, asked.actor, asked.at);
  }

  @Post()
  @HttpCode(201)
  @Allow('people:manage')
  @Operation({
    id: 'createPerson',
    summary: 'Make an account with roles on plans that the caller keeps',
    body: CreatePerson,
    status: 201,
    answer: PersonView,
    refusals: ['person.email-taken', 'role.already-held', 'job.busy'],
  })
  async create(@Asked() asked: Asked, @Body(new ZodPipe(CreatePerson)) body: CreatePerson): Promise<PersonView> {
    return this.people.read(await this.register.execute({ ...asked, body }), asked.actor, asked.at);
  }

  @Post(':id/grants')
  @HttpCode(201)
  @Allow('people:manage')
  @Operation({
    id: 'grantRoles',
    summary: 'Give a person more roles, on plans that the caller keeps',
    body: GrantRoles,
    status: 201,
    answer: PersonView,
    refusals: ['not-found', 'role.already-held'],
  })
  async grant(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(GrantRoles)) { grants }: GrantRoles): Promise<PersonView> {
    const person = readId(asked.id);
    await this.give.execute({ ...asked, person, grants });
    return this.people.read(person, asked.actor, asked.at);
  }

  @Post(':id/grants/:grant/end')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'endRole',
    summary: 'End one role of a person at once, on a plan that the caller keeps',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'command.wrong-state', 'role.last-keeper'],
  })
  async end(
    @Asked() asked: Asked<'id' | 'grant'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    await this.endRole.execute({ ...asked, person: readId(asked.id), grant: readId(asked.grant), reason });
  }

  @Post(':id/grants/:grant/confirm')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'confirmRole',
    summary: 'Say that a person still needs a role, and until when, on a plan that the caller keeps',
    body: ConfirmRoleBody,
    status: 204,
    refusals: ['not-found', 'command.wrong-state', 'role.last-keeper'],
  })
  async confirm(
    @Asked() asked: Asked<'id' | 'grant'>,
    @Body(new ZodPipe(ConfirmRoleBody)) { until }: ConfirmRoleBody,
  ): Promise<void> {
    await this.confirmRole.execute({
      ...asked,
      person: readId(asked.id),
      grant: readId(asked.grant),
      until: typeof until === 'string' ? new Date(until) : until,
    });
  }

  @Post(':id/password-reset')
  @HttpCode(201)
  @Allow('people:manage')
  @Operation({
    id: 'offerPasswordReset',
    keyless: 'secret',
    summary:
      'A one-time link, valid for a day, by which a person on plans that the caller keeps chooses a new password; the own one needs a second factor',
    status: 201,
    answer: PasswordResetView,
    refusals: ['not-found'],
  })
  async offer(@Asked() asked: Asked<'id'>, @Session() { hasSecondFactor }: Signed): Promise<PasswordResetView> {
    const person = readId(asked.id);
    const { token, expires } = await this.offerReset.execute({ ...asked, person, hasSecondFactor });
    return { link: `${this.environment.publicUrl}/password/${token}`, expires: expires.toISOString() };
  }

  @Post(':id/second-factor/reset')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'resetSecondFactor',
    summary:
      'Reset the second factor of another person, on plans that the caller keeps, who has lost it; every session of the person ends',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'command.wrong-state', 'command.forbidden'],
  })
  async resetSecondFactor(
    @Asked() asked: Asked<'id'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    await this.resetFactor.execute({ ...asked, person: readId(asked.id), reason });
  }

  @Post(':id/close')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'closeAccount',
    summary:
      'Close the account of another person, on plans that the caller keeps: nothing lets it in, and its roles count nowhere',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'command.forbidden', 'role.last-keeper'],
  })
  async close(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(GiveReason)) { reason }: GiveReason): Promise<void> {
    await this.closeAccount.close({ ...asked, person: readId(asked.id), reason });
  }

  @Post(':id/reopen')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'reopenAccount',
    summary: 'Open a closed account again, on plans that the caller keeps, with the roles that it has',
    body: GiveReason,
    status: 204,
    refusals: ['not-found'],
  })
  async reopen(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(GiveReason)) { reason }: GiveReason): Promise<void> {
    await this.closeAccount.reopen({ ...asked, person: readId(asked.id), reason });
  }

  @Post(':id/access-tokens/:token/end')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'endTokenOfPerson',
    summary:
      'End an access token of a person, on plans that the caller keeps: its program is refused from the next request',
    body: GiveReason,
    status: 204,
    refusals: ['not-found'],
  })
  async endToken(
    @Asked() asked: Asked<'id' | 'token'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    const [person, token] = [readId(asked.id), readId(asked.token)];
    await this.endTokenOfPerson.execute({ ...asked, person, token, reason });
  }

  @Post(':id/identities/unlink')
  @HttpCode(204)
  @Allow('people:manage')
  @Operation({
    id: 'unlinkPerson',
    summary:
      'Let no identity provider sign another person in any more, on plans that the caller keeps; every session of the person ends',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'command.wrong-state', 'command.forbidden'],
  })
  async unlink(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(GiveReason)) { reason }: GiveReason): Promise<void> {
    await this.unlinkPerson.execute({ ...asked, person: readId(asked.id), reason });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'person' });
  return text;
}
