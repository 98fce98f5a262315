import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ContactView,
  CycleView,
  InLanguages,
  keepLanguages,
  OverviewRow,
  PlanView,
  StatisticsView,
} from '@signatory/contract';
import { ReadContacts, ReadCycles, ReadOverview, ReadStatistics, writeStatisticsCsv } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles')
export class CyclesController {
  constructor(
    private readonly cycles: ReadCycles,
    private readonly readContacts: ReadContacts,
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
  list(@Asked() asked: Asked): Promise<CycleView[]> {
    return this.cycles.list(asked.actor, asked.at);
  }

  @Get(':cycle')
  @Allow('signed-in')
  @Operation({ id: 'readCycle', summary: 'One cycle', answer: CycleView, refusals: ['not-found'] })
  read(@Asked() asked: Asked<'cycle'>): Promise<CycleView> {
    return this.cycles.cycle(asked.cycle, asked.actor, asked.at);
  }

  @Get(':cycle/plan')
  @Allow('signed-in')
  @Operation({
    id: 'readPlan',
    summary: "The cycle's plan version, its texts in the languages asked for",
    query: InLanguages,
    answer: PlanView,
    refusals: ['not-found'],
  })
  async plan(
    @Asked() asked: Asked<'cycle'>,
    @Query(new ZodPipe(InLanguages)) { languages }: z.infer<typeof InLanguages>,
  ): Promise<PlanView> {
    const plan = await this.cycles.plan(asked.cycle, asked.actor, asked.at);
    return languages === undefined ? plan : keepLanguages(plan, new Set(languages.split(',')));
  }

  @Get(':cycle/contacts')
  @Allow('signed-in')
  @Operation({
    id: 'readContacts',
    summary: 'Whom those who take part in a cycle ask: up to three of its secretariat',
    answer: z.array(ContactView),
    refusals: ['not-found'],
  })
  contacts(@Asked() asked: Asked<'cycle'>): Promise<ContactView[]> {
    return this.readContacts.execute(asked);
  }

  @Get(':cycle/overview')
  @Allow('overview:read')
  @Operation({
    id: 'readOverview',
    summary: "Every member's progress: states and counts, no values",
    answer: z.array(OverviewRow),
    refusals: ['not-found'],
  })
  rows(@Asked() asked: Asked<'cycle'>): Promise<OverviewRow[]> {
    return this.overview.execute(asked);
  }

  @Get(':cycle/statistics')
  @Allow('statistics:read')
  @Operation({
    id: 'readStatistics',
    summary: 'Who reported in time and how completely, of the members the caller may read: counts, no values',
    answer: StatisticsView,
    refusals: ['not-found'],
  })
  counts(@Asked() asked: Asked<'cycle'>): Promise<StatisticsView> {
    return this.statistics.execute(asked);
  }

  @Get(':cycle/statistics.csv')
  @Allow('statistics:read')
  @Operation({
    id: 'readStatisticsFile',
    costs: 'export',
    summary: 'The same as a table',
    mediaType: 'text/csv',
    refusals: ['not-found'],
  })
  async table(@Asked() asked: Asked<'cycle'>, @Res() reply: FastifyReply): Promise<void> {
    const csv = writeStatisticsCsv(await this.statistics.execute(asked));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="statistics-${asked.cycle}.csv"`);
    await reply.send(csv);
  }
}
