import { ChangeCalendar as Calendar, CreateCycle, CycleView, StepCycle as Step } from '@signatory/contract';
import { CYCLE, Refusal, type CycleCommand } from '@signatory/domain';
import { BeginCycle, ChangeCalendar, DesignCycle, StepCycle } from '@signatory/features';
import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles')
export class CycleDesignController {
  constructor(
    private readonly design: DesignCycle,
    private readonly begin: BeginCycle,
    private readonly stepCycle: StepCycle,
    private readonly calendar: ChangeCalendar,
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
    refusals: ['not-found', 'plan.not-adopted', 'cycle.code-taken', 'cycle.phase-taken', 'cycle.not-first'],
  })
  create(@Asked() asked: Asked, @Body(new ZodPipe(CreateCycle)) body: CreateCycle): Promise<CycleView> {
    return this.design.execute({ ...asked, body });
  }

  @Post(':cycle/open')
  @HttpCode(200)
  @Allow('cycle:manage')
  @Operation({
    id: 'openCycle',
    summary: 'Open a cycle: its members report from then on',
    answer: CycleView,
    refusals: [
      'not-found',
      'plan.not-adopted',
      'plan.migration-open',
      'cycle.reviewers-missing',
      'command.wrong-state',
    ],
  })
  open(@Asked() asked: Asked<'cycle'>): Promise<CycleView> {
    return this.begin.execute(asked);
  }

  @Put(':cycle/calendar')
  @Allow('cycle:manage')
  @Operation({
    id: 'changeCalendar',
    summary: "Change a cycle's dates and reminders, as far as its state allows",
    body: Calendar,
    answer: CycleView,
    headers: { 'If-Match': { required: true, description: 'The version it was made from, like "3".' } },
    refusals: ['not-found', 'precondition.missing', 'version.stale', 'command.wrong-state', 'cycle.not-first'],
  })
  reschedule(
    @Asked() asked: Asked<'cycle'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(Calendar)) body: Calendar,
  ): Promise<CycleView> {
    return this.calendar.execute({ ...asked, version, body });
  }

  @Post(':cycle/steps/:command')
  @HttpCode(200)
  @Allow('cycle:manage')
  @Operation({
    id: 'stepCycle',
    summary:
      'Close, assess, conclude or archive a cycle, on the version that was read; to archive it, its code is given',
    body: Step,
    answer: CycleView,
    refusals: ['not-found', 'command.stale', 'command.wrong-state', 'command.reason-needed', 'cycle.work-open'],
  })
  step(@Asked() asked: Asked<'cycle' | 'command'>, @Body(new ZodPipe(Step)) step: Step): Promise<CycleView> {
    return this.stepCycle.execute({ ...asked, ...step, command: readStep(asked.command) });
  }
}

/** What is no step is as unknown as any other address. */
function readStep(text: string): Exclude<CycleCommand, 'open'> {
  if (text === 'open' || !Object.hasOwn(CYCLE.transitions, text))
    throw new Refusal('not-found', { subject: 'command' });
  return text as Exclude<CycleCommand, 'open'>;
}
