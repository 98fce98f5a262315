import { CycleRuleView, RuleSuspensionView, SuspendRule as Suspending } from '@signatory/contract';
import { ReadRuleSuspensions, SuspendRule } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle')
export class CycleRulesController {
  constructor(
    private readonly read: ReadRuleSuspensions,
    private readonly suspendRule: SuspendRule,
  ) {}

  @Get('rules')
  @Allow('cycle:manage')
  @Operation({
    id: 'listCycleRules',
    summary: 'The rules of a cycle, written and generated, in the order of its plan',
    answer: z.array(CycleRuleView),
    refusals: ['not-found'],
  })
  list(
    @Asked() asked: Asked<'cycle'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<CycleRuleView[]> {
    return this.read.rules({ ...asked, language: negotiateLanguage(wished) });
  }

  @Get('rule-suspensions')
  @Allow('cycle:manage')
  @Operation({
    id: 'listRuleSuspensions',
    summary: 'The rules that are or were suspended in a cycle, with the reasons, by whom and since when',
    answer: z.array(RuleSuspensionView),
    refusals: ['not-found'],
  })
  suspensions(@Asked() asked: Asked<'cycle'>): Promise<RuleSuspensionView[]> {
    return this.read.suspensions(asked);
  }

  @Post('rules/:rule/suspend')
  @HttpCode(204)
  @Allow('cycle:manage')
  @Operation({
    id: 'suspendRule',
    summary: 'Suspend a rule that is at fault: it is not run in the cycle, and keeps no report from being certified',
    body: Suspending,
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  suspend(@Asked() asked: Asked<'cycle' | 'rule'>, @Body(new ZodPipe(Suspending)) body: Suspending): Promise<void> {
    return this.suspendRule.execute({ ...asked, command: 'suspend', body });
  }

  @Post('rules/:rule/reinstate')
  @HttpCode(204)
  @Allow('cycle:manage')
  @Operation({
    id: 'reinstateRule',
    summary: 'Have a suspended rule run again: reports that are not certified are checked anew',
    body: Suspending,
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  reinstate(@Asked() asked: Asked<'cycle' | 'rule'>, @Body(new ZodPipe(Suspending)) body: Suspending): Promise<void> {
    return this.suspendRule.execute({ ...asked, command: 'reinstate', body });
  }
}
