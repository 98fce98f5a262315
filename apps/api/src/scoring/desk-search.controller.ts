import { AskSecondScore as Reason, LogSearch as Search, SearchesView, SimilarCasesView } from '@signatory/contract';
import { AskSecondScore, LogDeskSearch, ReadSearches, ReadSimilarCases } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

type OfCell = Asked<'cycle' | 'member' | 'commitment'>;

/** What the desk does beside scoring: it looks at similar cases, searches where a member is silent, and asks for a second score. */
@Controller('api/cycles/:cycle/scores/:member/:commitment')
export class DeskSearchController {
  constructor(
    private readonly searches: ReadSearches,
    private readonly logSearch: LogDeskSearch,
    private readonly askSecond: AskSecondScore,
    private readonly similar: ReadSimilarCases,
  ) {}

  @Get('similar')
  @Allow('signed-in')
  @Operation({
    id: 'listSimilarCases',
    summary: 'How the commitment was scored in published releases of earlier cycles, of every member',
    answer: SimilarCasesView,
    refusals: ['not-found'],
  })
  cases(@Asked() asked: OfCell): Promise<SimilarCasesView> {
    return this.similar.execute(asked);
  }

  @Get('searches')
  @Allow('signed-in')
  @Operation({
    id: 'listSearches',
    summary: "The desk's searches of one cell: one's own until the score is in",
    answer: SearchesView,
    refusals: ['not-found'],
  })
  list(@Asked() asked: OfCell): Promise<SearchesView> {
    return this.searches.execute(asked);
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
  log(@Asked() asked: OfCell, @Body(new ZodPipe(Search)) body: Search): Promise<void> {
    return this.logSearch.execute({ ...asked, body });
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
  second(@Asked() asked: OfCell, @Body(new ZodPipe(Reason)) body: Reason): Promise<void> {
    return this.askSecond.execute({ ...asked, body });
  }
}
