import {
  ArrangeStandIn as Arrangement,
  AssignmentProposalView,
  AssignmentsView,
  AssignReviewers as Assignment,
  EndAssignment as Ending,
  GiveReason,
} from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import {
  ArrangeStandIn,
  AssignReviewers,
  EndAssignment,
  EndStandIn,
  OfferAssignments,
  ReadAssignments,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Arranged = z.object({ id: z.string() });

@Controller('api/cycles/:cycle')
export class AssignmentsController {
  constructor(
    private readonly assignments: ReadAssignments,
    private readonly offer: OfferAssignments,
    private readonly assign: AssignReviewers,
    private readonly endAssignment: EndAssignment,
    private readonly arrange: ArrangeStandIn,
    private readonly endStandIn: EndStandIn,
  ) {}

  @Get('assignments')
  @Allow('assignment:manage')
  @Operation({
    id: 'readAssignments',
    summary:
      'Who judges which member and pillar, what waits for each person and since when, and who stands in for whom',
    answer: AssignmentsView,
    refusals: ['not-found'],
  })
  read(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<AssignmentsView> {
    return this.assignments.execute({ actor, cycle, at: new Date() });
  }

  @Get('assignments/proposal')
  @Allow('assignment:manage')
  @Operation({
    id: 'proposeAssignments',
    summary: 'Two eligible reviewers for each member and pillar, spread as evenly as can be; changes nothing',
    answer: AssignmentProposalView,
    refusals: ['not-found'],
  })
  propose(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<AssignmentProposalView> {
    return this.offer.execute({ actor, cycle, at: new Date() });
  }

  @Post('assignments')
  @HttpCode(204)
  @Allow('assignment:manage')
  @Operation({
    id: 'assignReviewers',
    summary: 'Assign reviewers to members and pillars of a cycle: all of them, or none',
    body: Assignment,
    status: 204,
    refusals: ['not-found', 'assignment.barred', 'command.wrong-state'],
  })
  give(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Assignment)) body: Assignment,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.assign.execute({ actor, cycle, body, at: new Date() });
  }

  @Post('assignments/end')
  @HttpCode(204)
  @Allow('assignment:manage')
  @Operation({
    id: 'endAssignment',
    summary: 'Take a reviewer off one member and pillar of a cycle, with a reason',
    body: Ending,
    status: 204,
    refusals: ['not-found', 'assignment.of-every-cycle', 'command.wrong-state'],
  })
  end(@Param('cycle') cycle: string, @Body(new ZodPipe(Ending)) body: Ending, @Actor() actor: Person): Promise<void> {
    return this.endAssignment.execute({ actor, cycle, body, at: new Date() });
  }

  @Post('stand-ins')
  @HttpCode(201)
  @Allow('assignment:manage')
  @Operation({
    id: 'arrangeStandIn',
    summary: "Have somebody do an absent reviewer's or adjudicator's part between two instants",
    body: Arrangement,
    status: 201,
    answer: Arranged,
    refusals: ['not-found', 'assignment.barred', 'command.wrong-state'],
  })
  async standIn(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Arrangement)) body: Arrangement,
    @Actor() actor: Person,
  ): Promise<z.infer<typeof Arranged>> {
    return { id: await this.arrange.execute({ actor, cycle, body, at: new Date() }) };
  }

  @Post('stand-ins/:standIn/end')
  @HttpCode(204)
  @Allow('assignment:manage')
  @Operation({
    id: 'endStandIn',
    summary: 'End a stand-in before its time, with a reason',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  endStanding(
    @Param('cycle') cycle: string,
    @Param('standIn') standIn: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.endStandIn.execute({ actor, cycle, standIn: readId(standIn), reason, at: new Date() });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'stand-in' });
  return text;
}
