import {
  ActionsView,
  ClassAction as Classing,
  ContestAction as Contest,
  GiveReason,
  ProposeAction as Proposal,
  SettleAction as Settlement,
} from '@signatory/contract';
import {
  ClassAction,
  ContestAction,
  ProposeAction,
  ReadActions,
  SettleAction,
  WithdrawAction,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

type OfAction = Asked<'cycle' | 'member' | 'action'>;

const Proposed = z.object({ id: z.string() });

/** What a member did: brought and read. */
@Controller('api/cycles/:cycle/actions/:member')
export class ActionsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly proposeAction: ProposeAction,
  ) {}

  @Get()
  @Allow('action:read')
  @Operation({
    id: 'listActions',
    summary: "A member's actions, blind where they must be, and the searches where it is silent",
    answer: ActionsView,
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle' | 'member'>): Promise<ActionsView> {
    return this.actions.execute(asked);
  }

  @Post(':commitment')
  @HttpCode(201)
  @Allow('action:propose')
  @Operation({
    id: 'proposeAction',
    summary: 'Bring something that a member did in the window, with what shows it',
    body: Proposal,
    status: 201,
    answer: Proposed,
    refusals: [
      'action.out-of-window',
      'action.scoring-begun',
      'codebook.missing',
      'conflict-of-interest',
      'cycle.baseline',
      'cycle.not-open',
      'not-found',
    ],
  })
  async propose(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(Proposal)) body: Proposal,
  ): Promise<z.infer<typeof Proposed>> {
    return { id: await this.proposeAction.execute({ ...asked, body }) };
  }
}

/** What becomes of one action: classed, contested, settled. */
@Controller('api/cycles/:cycle/actions/:member/:action')
export class ActionController {
  constructor(
    private readonly classAction: ClassAction,
    private readonly contestAction: ContestAction,
    private readonly settleAction: SettleAction,
    private readonly withdrawAction: WithdrawAction,
  ) {}

  @Post('class')
  @HttpCode(204)
  @Allow('action:class')
  @Operation({
    id: 'classAction',
    summary: "Give one person's blind class by the codebook",
    body: Classing,
    status: 204,
    refusals: [
      'action.already-classed',
      'action.place-taken',
      'codebook.missing',
      'command.wrong-state',
      'conflict-of-interest',
      'not-found',
    ],
  })
  class(@Asked() asked: OfAction, @Body(new ZodPipe(Classing)) body: Classing): Promise<void> {
    return this.classAction.execute({ ...asked, body });
  }

  @Post('settlement')
  @HttpCode(204)
  @Allow('action:settle')
  @Operation({
    id: 'settleAction',
    summary: 'Settle the class of an action on which two people differ',
    body: Settlement,
    status: 204,
    refusals: ['command.wrong-state', 'conflict-of-interest', 'not-found', 'same-person'],
  })
  settle(@Asked() asked: OfAction, @Body(new ZodPipe(Settlement)) body: Settlement): Promise<void> {
    return this.settleAction.execute({ as: 'settle', ...asked, body });
  }

  @Post('contest')
  @HttpCode(204)
  @Allow('action:contest')
  @Operation({
    id: 'contestAction',
    summary: "Contest the class of one's own action, until the review deadline",
    body: Contest,
    status: 204,
    refusals: ['action.contest-too-late', 'action.score-shared', 'command.wrong-state', 'not-found'],
  })
  contest(@Asked() asked: OfAction, @Body(new ZodPipe(Contest)) body: Contest): Promise<void> {
    return this.contestAction.execute({ ...asked, body });
  }

  @Post('answer')
  @HttpCode(204)
  @Allow('action:settle')
  @Operation({
    id: 'answerContest',
    summary: 'Answer a contest: the class stands, or it becomes another one',
    body: Settlement,
    status: 204,
    refusals: ['command.wrong-state', 'conflict-of-interest', 'not-found', 'same-person'],
  })
  answer(@Asked() asked: OfAction, @Body(new ZodPipe(Settlement)) body: Settlement): Promise<void> {
    return this.settleAction.execute({ as: 'answer', ...asked, body });
  }

  @Post('withdrawal')
  @HttpCode(204)
  @Allow('action:propose')
  @Operation({
    id: 'withdrawAction',
    summary: 'Take back an action that one brought, before two people have classed it',
    body: GiveReason,
    status: 204,
    refusals: ['command.wrong-state', 'not-found'],
  })
  withdraw(@Asked() asked: OfAction, @Body(new ZodPipe(GiveReason)) body: GiveReason): Promise<void> {
    return this.withdrawAction.execute({ ...asked, body });
  }
}
