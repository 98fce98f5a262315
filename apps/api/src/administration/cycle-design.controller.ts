import { CreateCycle, CycleView, GrantExtension } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { BeginCycle, DesignCycle, ExtendDeadline } from '@signatory/features';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles')
export class CycleDesignController {
  constructor(
    private readonly design: DesignCycle,
    private readonly begin: BeginCycle,
    private readonly extend: ExtendDeadline,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('cycle:manage')
  @Operation({
    id: 'createCycle',
    summary: 'Design a cycle on a plan version; it collects nothing until it is opened',
    body: CreateCycle,
    status: 201,
    answer: CycleView,
    refusals: ['not-found', 'cycle.code-taken', 'cycle.phase-taken'],
  })
  create(@Body(new ZodPipe(CreateCycle)) body: CreateCycle, @Actor() actor: Person): Promise<CycleView> {
    return this.design.execute({ actor, body, at: new Date() });
  }

  @Post(':cycle/open')
  @HttpCode(200)
  @Allow('cycle:manage')
  @Operation({
    id: 'openCycle',
    summary: 'Open a cycle: its members report from then on',
    answer: CycleView,
    refusals: ['not-found', 'cycle.reviewers-missing', 'command.wrong-state'],
  })
  open(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<CycleView> {
    return this.begin.execute({ actor, cycle, at: new Date() });
  }

  @Post(':cycle/extensions')
  @HttpCode(204)
  @Allow('cycle:manage')
  @Operation({
    id: 'grantExtension',
    summary: "Give a member a later deadline, up to the cycle's cut-off",
    body: GrantExtension,
    status: 204,
    refusals: ['not-found', 'cycle.not-open'],
  })
  grant(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(GrantExtension)) body: GrantExtension,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.extend.execute({ actor, cycle, body, at: new Date() });
  }
}
