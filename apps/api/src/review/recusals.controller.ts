import { DeclareRecusal as Declaration, GiveReason, RecusalView } from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { DeclareRecusal, ReadRecusals, WithdrawRecusal } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const Declared = z.object({ id: z.string() });

@Controller('api/cycles/:cycle/recusals')
export class RecusalsController {
  constructor(
    private readonly declareRecusal: DeclareRecusal,
    private readonly withdrawRecusal: WithdrawRecusal,
    private readonly recusals: ReadRecusals,
  ) {}

  @Get()
  @Allow('recusal:read')
  @Operation({
    id: 'listRecusals',
    summary: "Declared conflicts and recusals of a cycle: one's own, or everybody's for the secretariat",
    answer: z.array(RecusalView),
    refusals: ['not-found'],
  })
  list(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<RecusalView[]> {
    return this.recusals.execute({ actor, cycle, at: new Date() });
  }

  @Post()
  @HttpCode(201)
  @Allow('recusal:declare')
  @Operation({
    id: 'declareRecusal',
    summary: 'Declare a conflict with members, or recuse oneself from some of their pillars or all',
    body: Declaration,
    status: 201,
    answer: Declared,
    refusals: ['not-found'],
  })
  async declare(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Declaration)) body: Declaration,
    @Actor() actor: Person,
  ): Promise<z.infer<typeof Declared>> {
    return { id: await this.declareRecusal.execute({ actor, cycle, body, at: new Date() }) };
  }

  @Post(':recusal/withdraw')
  @HttpCode(204)
  @Allow('recusal:withdraw')
  @Operation({
    id: 'withdrawRecusal',
    summary: 'Take back what another person declared, with a reason',
    body: GiveReason,
    status: 204,
    refusals: ['not-found', 'same-person', 'command.wrong-state'],
  })
  withdraw(
    @Param('cycle') cycle: string,
    @Param('recusal') recusal: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.withdrawRecusal.execute({ actor, cycle, recusal: readId(recusal), reason, at: new Date() });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'recusal' });
  return text;
}
