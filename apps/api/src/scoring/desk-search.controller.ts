import { AskSecondScore as Reason, LogSearch as Search, SearchesView } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { AskSecondScore, LogDeskSearch, ReadSearches } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** What the desk does beside scoring: it searches where a member is silent, and asks for a second score. */
@Controller('api/cycles/:cycle/scores/:member/:commitment')
export class DeskSearchController {
  constructor(
    private readonly searches: ReadSearches,
    private readonly logSearch: LogDeskSearch,
    private readonly askSecond: AskSecondScore,
  ) {}

  @Get('searches')
  @Allow('signed-in')
  @Operation({
    id: 'listSearches',
    summary: "The desk's searches of one cell: one's own until the score is in",
    answer: SearchesView,
    refusals: ['not-found'],
  })
  list(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Actor() actor: Person,
  ): Promise<SearchesView> {
    return this.searches.execute({ actor, cycle, member, commitment, at: new Date() });
  }

  @Post('searches')
  @HttpCode(204)
  @Allow('search:log')
  @Operation({
    id: 'logSearch',
    summary: 'Log a search of one of the plan’s public sources, where a member is silent',
    body: Search,
    status: 204,
    refusals: ['conflict-of-interest', 'not-found', 'search.not-silent', 'search.source-unknown'],
  })
  log(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Search)) body: Search,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.logSearch.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }

  @Post('second')
  @HttpCode(204)
  @Allow('score:adjudicate')
  @Operation({
    id: 'askSecondScore',
    summary: 'Ask for a second blind score of a cell that one reviewer scored alone',
    body: Reason,
    status: 204,
    refusals: ['command.wrong-state', 'conflict-of-interest', 'not-found'],
  })
  second(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Reason)) body: Reason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.askSecond.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }
}
