import {
  Adjudicate,
  AnswerReply as AnswerBody,
  ExplainDeparture as Sentence,
  GiveOpinion as Opinion,
  GiveReply as Reply,
  ScoreRow,
  ScoreView,
  SetFinding as Finding,
  ShareScores as Share,
} from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import {
  AdjudicateScore,
  AnswerReply,
  ExplainDeparture,
  GiveOpinion,
  GiveReply,
  ReadScores,
  SetFinding,
  ShareScores,
} from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
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
    @Param('cycle') cycle: string,
    @Query(new ZodPipe(ScoresQuery)) { member }: z.infer<typeof ScoresQuery>,
    @Actor() actor: Person,
  ): Promise<ScoreRow[]> {
    return this.scores.list({ actor, cycle, at: new Date(), ...(member ? { member } : {}) });
  }

  @Get('scores/:member/:commitment')
  @Allow('signed-in')
  @Operation({
    id: 'readScore',
    summary: 'One cell: own opinion, and both with the proposal once both are in',
    answer: ScoreView,
  })
  read(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Actor() actor: Person,
  ): Promise<ScoreView> {
    return this.scores.read({ actor, cycle, member, at: new Date() }, commitment);
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
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Opinion)) body: Opinion,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.giveOpinion.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }

  @Post('scores/:member/:commitment/departure')
  @HttpCode(204)
  @Allow('score:give')
  @Operation({
    id: 'explainDeparture',
    summary: 'Write why an agreed score departs from the proposal',
    body: Sentence,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  explainDeparture(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Sentence)) body: Sentence,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.explain.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }

  @Put('assessments/:member/:indicator')
  @HttpCode(204)
  @Allow('score:give')
  @Operation({
    id: 'setFinding',
    summary: 'Record what assessors found of an indicator that no member answers',
    body: Finding,
    status: 204,
    refusals: ['conflict-of-interest'],
  })
  setFinding(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('indicator') indicator: string,
    @Body(new ZodPipe(Finding)) body: Finding,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.findings.execute({ actor, cycle, member, indicator, body, at: new Date() });
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
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Share)) { member }: Share,
    @Actor() actor: Person,
  ): Promise<z.infer<typeof Shared>> {
    return { shared: await this.share.execute({ actor, cycle, member, at: new Date() }) };
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
    body: Adjudicate,
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
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Adjudicate)) body: Adjudicate,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.adjudicate.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }

  @Post('reply')
  @HttpCode(204)
  @Allow('reply:give')
  @Operation({
    id: 'giveReply',
    summary: 'Accept a shared score or contest it, until the day its right of reply ends',
    body: Reply,
    status: 204,
    refusals: ['reply.too-late'],
  })
  reply(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(Reply)) body: Reply,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.giveReply.execute({ actor, cycle, member, commitment, body, at: new Date() });
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
      'command.wrong-state',
      'score.reply-period-open',
      'score.search-open',
      'score.second-needed',
    ],
  })
  answer(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('commitment') commitment: string,
    @Body(new ZodPipe(AnswerBody)) body: AnswerBody,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.answerReply.execute({ actor, cycle, member, commitment, body, at: new Date() });
  }
}
