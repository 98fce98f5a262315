import {
  AnswerClarification as AnswerBody,
  ApproveEntries as Approvals,
  DecideEntry as Decision,
  QueuePage,
  QueueQuery as PageQuery,
  ReviewedAnswer,
  ReviewRow,
  ReviewView,
  TakeBackDecisions as TakenBack,
  TakeEntries as Taken,
  TakenEntries,
} from '@signatory/contract';
import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import {
  AnswerClarification,
  ApproveEntries,
  DecideEntry,
  ReadQueue,
  ReadReviewedAnswers,
  ReadReviews,
  TakeBackDecisions,
  TakeEntries,
} from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const QueueQuery = z.strictObject({
  member: z.string().max(64).optional(),
  state: z.enum(ENTRY_REVIEW_STATES).optional(),
});

/** The commitment's id. */
const AnswersQuery = z.strictObject({ commitment: z.string().max(64) });

@Controller('api/cycles/:cycle/reviews')
export class ReviewController {
  constructor(
    private readonly reviews: ReadReviews,
    private readonly answers: ReadReviewedAnswers,
    private readonly decide: DecideEntry,
    private readonly answer: AnswerClarification,
    private readonly queue: ReadQueue,
    private readonly approve: ApproveEntries,
    private readonly takeBack: TakeBackDecisions,
    private readonly take: TakeEntries,
  ) {}

  @Get()
  @Allow('review:read')
  @Operation({
    id: 'listReviews',
    summary: 'Entries that wait for review, of the members and pillars assigned to the caller',
    query: QueueQuery,
    answer: z.array(ReviewRow),
  })
  list(
    @Asked() asked: Asked<'cycle'>,
    @Query(new ZodPipe(QueueQuery)) query: z.infer<typeof QueueQuery>,
  ): Promise<ReviewRow[]> {
    const { member, state } = query;
    return this.reviews.list({ ...asked, ...(member ? { member } : {}), ...(state ? { state } : {}) });
  }

  @Get('queue')
  @Allow('review:read')
  @Operation({
    id: 'readReviewQueue',
    summary: 'The same in pages, by view, filters and order, with the change from the cycle before',
    query: PageQuery,
    answer: QueuePage,
    refusals: ['not-found', 'request.invalid'],
  })
  readQueue(@Asked() asked: Asked<'cycle'>, @Query(new ZodPipe(PageQuery)) query: PageQuery): Promise<QueuePage> {
    return this.queue.execute({ ...asked, query });
  }

  @Post('approvals')
  @HttpCode(204)
  @Allow('review:decide')
  @Operation({
    id: 'approveEntries',
    summary: 'Approve entries about which nothing is open: all of them, or none and the list of those that stop it',
    body: Approvals,
    status: 204,
    refusals: ['review.bulk-stopped'],
  })
  approveEntries(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Approvals)) { entries }: Approvals): Promise<void> {
    return this.approve.execute({ ...asked, entries });
  }

  @Post('taken')
  @HttpCode(200)
  @Allow('review:decide')
  @Operation({
    id: 'takeEntries',
    summary:
      'Take entries into review, so that colleagues see who is at them; what a colleague has begun is left, and named',
    body: Taken,
    answer: TakenEntries,
    refusals: ['conflict-of-interest', 'review.own-edit', 'command.wrong-state', 'not-found'],
  })
  takeEntries(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(Taken)) { entries }: Taken): Promise<TakenEntries> {
    return this.take.execute({ ...asked, entries });
  }

  @Post('undo')
  @HttpCode(204)
  @Allow('review:decide')
  @Operation({
    id: 'takeBackDecisions',
    summary: 'Take back what the caller decided or took in the last ten seconds, with all that followed from it',
    body: TakenBack,
    status: 204,
    refusals: ['review.undo-over', 'review.undo-followed', 'command.forbidden', 'not-found'],
  })
  undo(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(TakenBack)) { entries }: TakenBack): Promise<void> {
    return this.takeBack.execute({ ...asked, entries });
  }

  @Get(':member')
  @Allow('review:read')
  @Operation({
    id: 'readReviewedAnswers',
    summary: 'What a member submitted on one commitment, entry by entry, with the state of its review',
    query: AnswersQuery,
    answer: z.array(ReviewedAnswer),
  })
  readAnswers(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Query(new ZodPipe(AnswersQuery)) { commitment }: z.infer<typeof AnswersQuery>,
  ): Promise<ReviewedAnswer[]> {
    return this.answers.execute({ ...asked, commitment });
  }

  @Get(':member/:indicator')
  @Allow('review:read')
  @Operation({ id: 'readReview', summary: 'One entry with its last version, findings and thread', answer: ReviewView })
  read(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<ReviewView> {
    return this.reviews.read({ ...asked, language: negotiateLanguage(wished) });
  }

  @Post(':member/:indicator/decision')
  @HttpCode(204)
  @Allow('review:decide')
  @Operation({
    id: 'decideEntry',
    summary: 'Approve an entry, ask for clarification, or return it with a reason',
    body: Decision,
    status: 204,
    refusals: [
      'conflict-of-interest',
      'review.own-edit',
      'review.stale',
      'review.threads-open',
      'same-person',
      'command.wrong-state',
    ],
  })
  decideEntry(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Body(new ZodPipe(Decision)) decision: Decision,
  ): Promise<void> {
    return this.decide.execute({ ...asked, decision });
  }

  @Post(':member/:indicator/answer')
  @HttpCode(204)
  @Allow('report:check')
  @Operation({
    id: 'answerClarification',
    summary: "Answer a reviewer's question",
    body: AnswerBody,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  answerClarification(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Body(new ZodPipe(AnswerBody)) { text, language }: AnswerBody,
  ): Promise<void> {
    return this.answer.execute({ ...asked, text, language });
  }
}
