import {
  AnswerReply as AnswerBody,
  ExplainDeparture as Sentence,
  GiveOpinion as Opinion,
  GiveReply as Reply,
  ScorePage,
  ScorePageQuery,
  ScoreRow,
  ScoreView,
  SetFinding as Finding,
  ShareScores as Share,
  WaitingScores,
} from '@signatory/contract';
import {
  AdjudicateScore,
  AnswerReply,
  CountWaiting,
  ExplainDeparture,
  GiveOpinion,
  GiveReply,
  ReadScoreDesk,
  ReadScores,
  SetFinding,
  ShareScores,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const ScoresQuery = z.strictObject({ member: z.string().max(64).optional() });
const Shared = z.object({ shared: z.int() });

/** The scoring desk. */
@Controller('api/cycles/:cycle')
export class ScoringController {
  constructor(
    private readonly scores: ReadScores,
    private readonly desk: ReadScoreDesk,
    private readonly countWaiting: CountWaiting,
    private readonly giveOpinion: GiveOpinion,
    private readonly explain: ExplainDeparture,
    private readonly findings: SetFinding,
    private readonly share: ShareScores,
  ) {}

  @Get('scores')
  @Allow('signed-in')
  @Operation({
    id: 'listScores',
    summary: 'Every asked cell that the caller may see, blind where it must be',
    query: ScoresQuery,
    answer: z.array(ScoreRow),
  })
  list(
    @Asked() asked: Asked<'cycle'>,
    @Query(new ZodPipe(ScoresQuery)) { member }: z.infer<typeof ScoresQuery>,
  ): Promise<ScoreRow[]> {
    return this.scores.list({ ...asked, ...(member ? { member } : {}) });
  }

  @Get('scores/desk')
  @Allow('signed-in')
  @Operation({
    id: 'listScoreDesk',
    summary: 'The same page by page, what waits for the caller first',
    query: ScorePageQuery,
    answer: ScorePage,
  })
  page(@Asked() asked: Asked<'cycle'>, @Query(new ZodPipe(ScorePageQuery)) query: ScorePageQuery): Promise<ScorePage> {
    return this.desk.execute({ ...asked, query });
  }

  @Get('scores/waiting')
  @Allow('score:share')
  @Operation({
    id: 'countWaitingScores',
    summary: 'How many scores of each member can be shared with it, wait for the adjudicator, or are open to its reply',
    answer: z.array(WaitingScores),
  })
  waiting(@Asked() asked: Asked<'cycle'>): Promise<WaitingScores[]> {
    return this.countWaiting.execute(asked);
  }

  @Get('scores/:member/:commitment')
  @Allow('signed-in')
  @Operation({
    id: 'readScore',
    summary: 'One cell: own opinion, and both with the proposal once both are in',
    answer: ScoreView,
  })
  read(@Asked() asked: Asked<'cycle' | 'member' | 'commitment'>): Promise<ScoreView> {
    return this.scores.read(asked, asked.commitment);
  }

  @Post('scores/:member/:commitment/opinions')
  @HttpCode(204)
  @Allow('score:give')
  @Operation({
    id: 'giveOpinion',
    summary: "Give one reviewer's blind score with its rationale",
    body: Opinion,
    status: 204,
    refusals: [
      'command.wrong-state',
      'conflict-of-interest',
      'score.already-given',
      'score.place-taken',
      'score.not-ready',
      'score.reply-period-open',
      'score.search-needed',
      'score.search-open',
      'cycle.baseline',
    ],
  })
  opine(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(Opinion)) body: Opinion,
  ): Promise<void> {
    return this.giveOpinion.execute({ ...asked, body });
  }

  @Post('scores/:member/:commitment/departure')
  @HttpCode(204)
  @Allow('score:give')
  @Operation({
    id: 'explainDeparture',
    summary: 'Write why an agreed score departs from the proposal',
    body: Sentence,
    status: 204,
    refusals: ['command.wrong-state', 'score.explained'],
  })
  explainDeparture(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(Sentence)) body: Sentence,
  ): Promise<void> {
    return this.explain.execute({ ...asked, body });
  }

  @Put('assessments/:member/:indicator')
  @HttpCode(204)
  @Allow('score:give')
  @Operation({
    id: 'setFinding',
    summary: 'Record what assessors found of an indicator that no member answers',
    body: Finding,
    status: 204,
    refusals: ['not-found', 'same-person', 'conflict-of-interest', 'command.wrong-state', 'score.already-given'],
  })
  setFinding(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Body(new ZodPipe(Finding)) body: Finding,
  ): Promise<void> {
    return this.findings.execute({ ...asked, body });
  }

  @Post('scores/share')
  @HttpCode(200)
  @Allow('score:share')
  @Operation({
    id: 'shareScores',
    summary: "Share a member's settled scores with it and open its right of reply",
    body: Share,
    answer: Shared,
    refusals: ['action.contests-open', 'score.departure-needs-sentence'],
  })
  async shareScores(
    @Asked() asked: Asked<'cycle'>,
    @Body(new ZodPipe(Share)) { member }: Share,
  ): Promise<z.infer<typeof Shared>> {
    return { shared: await this.share.execute({ ...asked, member }) };
  }
}

/** What follows two opinions: adjudication, reply and answer. */
@Controller('api/cycles/:cycle/scores/:member/:commitment')
export class SettlementController {
  constructor(
    private readonly adjudicate: AdjudicateScore,
    private readonly giveReply: GiveReply,
    private readonly answerReply: AnswerReply,
  ) {}

  @Post('adjudication')
  @HttpCode(204)
  @Allow('score:adjudicate')
  @Operation({
    id: 'adjudicateScore',
    summary: 'Settle a score on which two reviewers differ',
    body: Opinion,
    status: 204,
    refusals: [
      'conflict-of-interest',
      'same-person',
      'command.wrong-state',
      'score.reply-period-open',
      'score.search-open',
    ],
  })
  settle(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(Opinion)) body: Opinion,
  ): Promise<void> {
    return this.adjudicate.execute({ ...asked, body });
  }

  @Post('reply')
  @HttpCode(204)
  @Allow('reply:give')
  @Operation({
    id: 'giveReply',
    summary: 'Accept a shared score or contest it; a reply may be changed until it is answered or its days are over',
    body: Reply,
    status: 204,
    refusals: ['command.wrong-state', 'reply.too-late', 'reply.overtaken'],
  })
  reply(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(Reply)) body: Reply,
  ): Promise<void> {
    return this.giveReply.execute({ ...asked, body });
  }

  @Post('answer')
  @HttpCode(204)
  @Allow('score:adjudicate')
  @Operation({
    id: 'answerReply',
    summary: 'Answer a contested score: it stands, or it is recalibrated',
    body: AnswerBody,
    status: 204,
    refusals: [
      'conflict-of-interest',
      'same-person',
      'command.wrong-state',
      'reply.none',
      'reply.overtaken',
      'score.reply-period-open',
      'score.search-open',
      'score.second-needed',
    ],
  })
  answer(
    @Asked() asked: Asked<'cycle' | 'member' | 'commitment'>,
    @Body(new ZodPipe(AnswerBody)) body: AnswerBody,
  ): Promise<void> {
    return this.answerReply.execute({ ...asked, body });
  }
}
