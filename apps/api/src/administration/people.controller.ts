import { CreatePerson, GrantRoles, PersonView } from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { GiveRoles, ReadPeople, RegisterPerson } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const PeopleQuery = z.strictObject({ plan: z.string().min(1).max(100) });

@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly register: RegisterPerson,
    private readonly give: GiveRoles,
    private readonly people: ReadPeople,
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
    @Query(new ZodPipe(PeopleQuery)) { plan }: z.infer<typeof PeopleQuery>,
    @Actor() actor: Person,
  ): Promise<PersonView[]> {
    return this.people.list(plan, actor, new Date());
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
    refusals: ['person.email-taken', 'job.busy'],
  })
  async create(@Body(new ZodPipe(CreatePerson)) body: CreatePerson, @Actor() actor: Person): Promise<PersonView> {
    const at = new Date();
    return this.people.read(await this.register.execute({ actor, body, at }), actor, at);
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
    refusals: ['not-found'],
  })
  async grant(
    @Param('id') id: string,
    @Body(new ZodPipe(GrantRoles)) { grants }: GrantRoles,
    @Actor() actor: Person,
  ): Promise<PersonView> {
    const at = new Date();
    const person = readId(id);
    await this.give.execute({ actor, person, grants, at });
    return this.people.read(person, actor, at);
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'person' });
  return text;
}
