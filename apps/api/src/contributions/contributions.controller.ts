import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import {
  AskContribution as Asking,
  AskContributions as AskingForMany,
  CombineContributions as Combining,
  ContributionView,
  AskableContributorView,
  EntryView,
  GiveReason,
  SaveEntry as Answer,
} from '@signatory/contract';
import { AskContribution, CombineContributions, MoveContribution, ReadContributions } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';

const CONTRIBUTION_MATCH = {
  'If-Match': { required: true, description: 'The version of the contribution that it was made from, like "3".' },
};

/** Why an agency cannot be asked for an entry. */
const ASKING_REFUSED = [
  'value.invalid',
  'entry.not-open',
  'entry.assessors-only',
  'entry.calculated',
  'indicator.unknown',
  'cycle.not-open',
  'cycle.closed',
] as const;

/** Agencies' parts of entries: asked, given, cleared, returned or taken back, and combined. */
@Controller('api/cycles/:cycle/reports/:member')
export class ContributionsController {
  constructor(
    private readonly contributions: ReadContributions,
    private readonly ask: AskContribution,
    private readonly move: MoveContribution,
    private readonly combining: CombineContributions,
  ) {}

  @Get('contributions')
  @Allow('contribution:read')
  @Operation({
    id: 'listContributions',
    summary: 'The parts that agencies were asked for; a contributor sees the own ones',
    answer: z.array(ContributionView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle' | 'member'>): Promise<ContributionView[]> {
    return this.contributions.list(asked);
  }

  @Get('contributors')
  @Allow('contribution:manage')
  @Operation({
    id: 'listContributors',
    summary: 'Whom the focal points can ask',
    answer: z.array(AskableContributorView),
    refusals: ['not-found'],
  })
  contributors(@Asked() asked: Asked<'cycle' | 'member'>): Promise<AskableContributorView[]> {
    return this.contributions.contributors(asked);
  }

  @Post('entries/:indicator/contributions')
  @HttpCode(201)
  @Allow('contribution:manage')
  @Operation({
    id: 'askContribution',
    summary: 'Ask an agency for its part of an entry until a day; asked again, it gets a new end date',
    body: Asking,
    status: 201,
    answer: ContributionView,
    refusals: [...ASKING_REFUSED],
  })
  async askFor(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Body(new ZodPipe(Asking)) asking: Asking,
  ): Promise<ContributionView> {
    const [contribution] = await this.ask.execute({ ...asked, indicators: [asked.indicator], asking });
    return contribution as ContributionView;
  }

  @Post('contributions')
  @HttpCode(201)
  @Allow('contribution:manage')
  @Operation({
    id: 'askContributions',
    summary: 'Ask an agency for its part of several entries until a day, all of them or none',
    body: AskingForMany,
    status: 201,
    answer: z.array(ContributionView),
    refusals: ['not-found', ...ASKING_REFUSED],
  })
  askForMany(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(AskingForMany)) { indicators, ...asking }: AskingForMany,
  ): Promise<ContributionView[]> {
    return this.ask.execute({ ...asked, indicators, asking });
  }

  @Put('entries/:indicator/contribution')
  @Allow('contribution:give')
  @Operation({
    id: 'saveContribution',
    summary: "Save the caller's own part of an entry, until its end date",
    body: Answer,
    answer: ContributionView,
    headers: CONTRIBUTION_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'entry.stale',
      'value.invalid',
      'contribution.ended',
      'command.wrong-state',
      'indicator.unknown',
      'cycle.not-open',
      'cycle.closed',
    ],
  })
  async save(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(Answer)) answer: Answer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContributionView> {
    const saved = await this.move.save({ ...asked, version }, answer);
    void reply.header('etag', etagOf(saved.version));
    return saved;
  }

  @Post('entries/:indicator/contributions/:contributor/clear')
  @HttpCode(200)
  @Allow('contribution:manage')
  @Operation({
    id: 'clearContribution',
    summary: "Clear an agency's part, so that it can go into the entry",
    answer: ContributionView,
    headers: CONTRIBUTION_MATCH,
    refusals: ['precondition.missing', 'not-found', 'entry.stale', 'command.wrong-state', 'cycle.closed'],
  })
  clear(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator' | 'contributor'>,
    @IfMatch() version: number,
  ): Promise<ContributionView> {
    return this.move.clear({ ...asked, version });
  }

  @Post('entries/:indicator/contributions/:contributor/return')
  @HttpCode(200)
  @Allow('contribution:manage')
  @Operation({
    id: 'returnContribution',
    summary: "Return an agency's part with a reason",
    body: GiveReason,
    answer: ContributionView,
    headers: CONTRIBUTION_MATCH,
    refusals: ['precondition.missing', 'not-found', 'entry.stale', 'command.wrong-state', 'cycle.closed'],
  })
  giveBack(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator' | 'contributor'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<ContributionView> {
    return this.move.return({ ...asked, version }, reason);
  }

  @Post('entries/:indicator/contributions/:contributor/withdraw')
  @HttpCode(200)
  @Allow('contribution:manage')
  @Operation({
    id: 'withdrawContribution',
    summary: "Take back the request for an agency's part that was not given; it can be asked again",
    answer: ContributionView,
    headers: CONTRIBUTION_MATCH,
    refusals: ['precondition.missing', 'not-found', 'entry.stale', 'command.wrong-state', 'cycle.closed'],
  })
  withdraw(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator' | 'contributor'>,
    @IfMatch() version: number,
  ): Promise<ContributionView> {
    return this.move.withdraw({ ...asked, version });
  }

  @Post('entries/:indicator/combination')
  @HttpCode(200)
  @Allow('contribution:manage')
  @Operation({
    id: 'combineContributions',
    summary: 'Make the entry from cleared parts: one of them, their exact sum, or a value reconciled from them',
    body: Combining,
    answer: EntryView,
    headers: { 'If-Match': { required: true, description: 'The version of the entry, "0" for the first.' } },
    refusals: [
      'precondition.missing',
      'not-found',
      'entry.stale',
      'value.invalid',
      'command.wrong-state',
      'entry.not-open',
      'cycle.closed',
    ],
  })
  async combine(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(Combining)) combining: Combining,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryView> {
    const command = { ...asked, version, combining };
    const entry = await this.combining.execute(command);
    void reply.header('etag', etagOf(entry.version));
    return entry;
  }
}
