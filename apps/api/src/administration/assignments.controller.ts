import {
  ArrangeStandIn as Arrangement,
  AssignmentProposalView,
  AssignmentsView,
  AssignReviewers as Assignment,
  EndAssignment as Ending,
  GiveReason,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import {
  ArrangeStandIn,
  AssignReviewers,
  EndAssignment,
  EndStandIn,
  OfferAssignments,
  ReadAssignments,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
  read(@Asked() asked: Asked<'cycle'>): Promise<AssignmentsView> {
    return this.assignments.execute(asked);
  }

  @Get('assignments/proposal')
  @Allow('assignment:manage')
  @Operation({
    id: 'proposeAssignments',
    summary: 'Two eligible reviewers for each member and pillar, spread as evenly as can be; changes nothing',
    answer: AssignmentProposalView,
    refusals: ['not-found'],
  })
  propose(@Asked() asked: Asked<'cycle'>): Promise<AssignmentProposalView> {
    return this.offer.execute(asked);
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
  give(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Assignment)) body: Assignment): Promise<void> {
    return this.assign.execute({ ...asked, body });
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
  end(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Ending)) body: Ending): Promise<void> {
    return this.endAssignment.execute({ ...asked, body });
  }

  @Post('stand-ins')
  @HttpCode(201)
  @Allow('assignment:manage')
  @Operation({
    id: 'arrangeStandIn',
    summary: 'Arrange a stand-in for an absent reviewer or adjudicator between two instants',
    body: Arrangement,
    status: 201,
    answer: Arranged,
    refusals: ['not-found', 'assignment.barred', 'command.wrong-state'],
  })
  async standIn(
    @Asked() asked: Asked<'cycle'>,
    @Body(new ZodPipe(Arrangement)) body: Arrangement,
  ): Promise<z.infer<typeof Arranged>> {
    return { id: await this.arrange.execute({ ...asked, body }) };
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
    @Asked() asked: Asked<'cycle' | 'standIn'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.endStandIn.execute({ ...asked, standIn: readId(asked.standIn), reason });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'stand-in' });
  return text;
}
