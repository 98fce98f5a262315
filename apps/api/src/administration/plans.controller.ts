import { AdoptedPlanView, AdoptPlanFile as PlanFile, PlanVersionView } from '@signatory/contract';
import { AdoptPlanFile, ReadPlans } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/plans')
export class PlansController {
  constructor(
    private readonly adopt: AdoptPlanFile,
    private readonly plans: ReadPlans,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({
    id: 'listPlans',
    summary: 'The plans that the caller takes part in, each version, the newest first',
    answer: z.array(PlanVersionView),
  })
  list(@Asked() asked: Asked): Promise<PlanVersionView[]> {
    return this.plans.execute(asked.actor, asked.at);
  }

  // Not 'plan:adopt': before the first plan nobody holds a role. The command asks for it, or for the first invitation.
  @Post()
  @HttpCode(201)
  @Allow('signed-in')
  @Operation({
    id: 'adoptPlan',
    summary: 'Adopt a plan from its file; the caller becomes the secretariat of a new one',
    body: PlanFile,
    status: 201,
    answer: AdoptedPlanView,
    refusals: ['plan.faulty', 'plan.version-taken', 'permission.missing'],
  })
  adoptPlan(
    @Asked() asked: Asked,
    @Body(new ZodPipe(PlanFile)) { file }: PlanFile,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<AdoptedPlanView> {
    return this.adopt.execute({ ...asked, file, language: negotiateLanguage(wished) });
  }
}
