import { Controller, Get, Param, Res } from '@nestjs/common';
import { CycleView, OverviewRow, PlanView, StatisticsView } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { ReadCycles, ReadOverview, ReadStatistics, writeStatisticsCsv } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

@Controller('api/cycles')
export class CyclesController {
  constructor(
    private readonly cycles: ReadCycles,
    private readonly overview: ReadOverview,
    private readonly statistics: ReadStatistics,
  ) {}

  @Get()
  @Allow('signed-in')
  @Operation({
    id: 'listCycles',
    summary: 'Cycles the caller takes part in, the newest first',
    answer: z.array(CycleView),
  })
  list(@Actor() actor: Person): Promise<CycleView[]> {
    return this.cycles.list(actor, new Date());
  }

  @Get(':cycle')
  @Allow('signed-in')
  @Operation({ id: 'readCycle', summary: 'One cycle', answer: CycleView, refusals: ['not-found'] })
  read(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<CycleView> {
    return this.cycles.cycle(cycle, actor, new Date());
  }

  @Get(':cycle/plan')
  @Allow('signed-in')
  @Operation({ id: 'readPlan', summary: "The cycle's plan version", answer: PlanView, refusals: ['not-found'] })
  plan(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<PlanView> {
    return this.cycles.plan(cycle, actor, new Date());
  }

  @Get(':cycle/overview')
  @Allow('overview:read')
  @Operation({
    id: 'readOverview',
    summary: "Every member's progress: states and counts, no values",
    answer: z.array(OverviewRow),
    refusals: ['not-found'],
  })
  rows(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<OverviewRow[]> {
    return this.overview.execute({ cycle, actor, at: new Date() });
  }

  @Get(':cycle/statistics')
  @Allow('statistics:read')
  @Operation({
    id: 'readStatistics',
    summary: 'Who reported in time and how completely, of the members the caller may read: counts, no values',
    answer: StatisticsView,
    refusals: ['not-found'],
  })
  counts(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<StatisticsView> {
    return this.statistics.execute({ cycle, actor, at: new Date() });
  }

  @Get(':cycle/statistics.csv')
  @Allow('statistics:read')
  @Operation({
    id: 'readStatisticsFile',
    summary: 'The same as a table',
    mediaType: 'text/csv',
    refusals: ['not-found'],
  })
  async table(@Param('cycle') cycle: string, @Actor() actor: Person, @Res() reply: FastifyReply): Promise<void> {
    const csv = writeStatisticsCsv(await this.statistics.execute({ cycle, actor, at: new Date() }));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="statistics-${cycle}.csv"`);
    await reply.send(csv);
  }
}
