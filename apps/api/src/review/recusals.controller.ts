import { DeclareRecusal as Declaration, GiveReason, RecusalView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { DeclareRecusal, ReadRecusals, WithdrawRecusal } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
  list(@Asked() asked: Asked<'cycle'>): Promise<RecusalView[]> {
    return this.recusals.execute(asked);
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
    @Asked() asked: Asked<'cycle'>,
    @Body(new ZodPipe(Declaration)) body: Declaration,
  ): Promise<z.infer<typeof Declared>> {
    return { id: await this.declareRecusal.execute({ ...asked, body }) };
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
    @Asked() asked: Asked<'cycle' | 'recusal'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.withdrawRecusal.execute({ ...asked, recusal: readId(asked.recusal), reason });
  }
}

/** What is no id is as unknown as an id that is not there. */
function readId(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Refusal('not-found', { subject: 'recusal' });
  return text;
}
