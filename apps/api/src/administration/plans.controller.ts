import { AdoptedPlanView, AdoptPlanFile as PlanFile, PlanVersionView } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { AdoptPlanFile, ReadPlans } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
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
  list(@Actor() actor: Person): Promise<PlanVersionView[]> {
    return this.plans.execute(actor, new Date());
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
  adoptPlan(@Body(new ZodPipe(PlanFile)) { file }: PlanFile, @Actor() actor: Person): Promise<AdoptedPlanView> {
    return this.adopt.execute({ file, actor, at: new Date() });
  }
}
