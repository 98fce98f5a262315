import { AnswerFigure as Answer, ChapterRow, ChapterView, GiveReason, SaveChapter } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { AnswerFigure, CheckTranslation, EditChapter, ReadChapters, StepChapter } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';

const TEXT_MATCH = {
  'If-Match': {
    required: true,
    description: 'The version of this language\'s text that it was made from, "0" for the first.',
  },
};
const CHAPTER_MATCH = {
  'If-Match': { required: true, description: 'The version of the chapter that was read, like "3".' },
};

/** The report's chapters: written by editors, cleared by the secretariat. */
@Controller('api/cycles/:cycle/chapters')
export class ChaptersController {
  constructor(
    private readonly chapters: ReadChapters,
    private readonly edit: EditChapter,
    private readonly answer: AnswerFigure,
    private readonly checkText: CheckTranslation,
    private readonly step: StepChapter,
  ) {}

  @Get()
  @Allow('chapter:read')
  @Operation({
    id: 'listChapters',
    summary:
      'The chapters of a cycle by commitment, with their state, their translations and what the number check found',
    answer: z.array(ChapterRow),
    refusals: ['not-found', 'cycle.baseline'],
  })
  list(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<ChapterRow[]> {
    return this.chapters.list({ actor, cycle, at: new Date() });
  }

  @Get(':commitment')
  @Allow('chapter:read')
  @Operation({
    id: 'getChapter',
    summary: 'One chapter: its texts, each with the findings of the number check, and the results as they are now',
    answer: ChapterView,
    refusals: ['not-found', 'cycle.baseline'],
  })
  async one(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @Actor() actor: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChapterView> {
    const chapter = await this.chapters.one({ actor, cycle, commitment, at: new Date() });
    void reply.header('etag', etagOf(chapter.version));
    return chapter;
  }

  @Put(':commitment/texts/:language')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'saveChapter',
    summary:
      "Save a chapter's text in one language: the first is the original, and a new original voids the checks of its translations",
    body: SaveChapter,
    status: 204,
    headers: TEXT_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'same-person',
      'chapter.stale',
      'command.wrong-state',
      'cycle.baseline',
    ],
  })
  async save(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @Param('language') language: string,
    @IfMatch() version: number,
    @Body(new ZodPipe(SaveChapter)) body: SaveChapter,
    @Actor() actor: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.edit.execute({ actor, cycle, commitment, language, version, body, at: new Date() });
    void reply.header('etag', etagOf(saved));
  }

  @Post(':commitment/texts/:language/figures')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'answerFigure',
    summary:
      'Say whether a figure in plain text is a result, which makes it a mark, or another figure, which is not asked again',
    body: Answer,
    status: 204,
    headers: TEXT_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'same-person',
      'chapter.stale',
      'command.wrong-state',
      'cycle.baseline',
    ],
  })
  async answerFigure(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @Param('language') language: string,
    @IfMatch() version: number,
    @Body(new ZodPipe(Answer)) body: Answer,
    @Actor() actor: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.answer.execute({ actor, cycle, commitment, language, version, body, at: new Date() });
    void reply.header('etag', etagOf(saved));
  }

  @Post(':commitment/texts/:language/check')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'checkTranslation',
    summary: 'Say that a translation was compared with its source as it stands',
    status: 204,
    headers: TEXT_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'same-person',
      'chapter.stale',
      'chapter.numbers-open',
      'command.wrong-state',
      'cycle.baseline',
    ],
  })
  async checkTranslation(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @Param('language') language: string,
    @IfMatch() version: number,
    @Actor() actor: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.checkText.execute({ actor, cycle, commitment, language, version, at: new Date() });
    void reply.header('etag', etagOf(saved));
  }

  @Post(':commitment/check')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'checkChapter',
    summary: 'Say that a chapter is ready to be cleared; not while the number check has findings',
    status: 204,
    headers: CHAPTER_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'same-person',
      'version.stale',
      'command.wrong-state',
      'chapter.numbers-open',
      'cycle.baseline',
    ],
  })
  check(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @IfMatch() version: number,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.step.execute({ actor, cycle, commitment, version, command: 'check', reason: null, at: new Date() });
  }

  @Post(':commitment/clear')
  @HttpCode(204)
  @Allow('chapter:clear')
  @Operation({
    id: 'clearChapter',
    summary: 'Clear a checked chapter for release',
    status: 204,
    headers: CHAPTER_MATCH,
    refusals: [
      'precondition.missing',
      'not-found',
      'version.stale',
      'command.wrong-state',
      'chapter.numbers-open',
      'cycle.baseline',
    ],
  })
  clear(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @IfMatch() version: number,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.step.execute({ actor, cycle, commitment, version, command: 'clear', reason: null, at: new Date() });
  }

  @Post(':commitment/reopen')
  @HttpCode(204)
  @Allow('chapter:reopen')
  @Operation({
    id: 'reopenChapter',
    summary: 'Reopen a checked or cleared chapter, with a reason',
    body: GiveReason,
    status: 204,
    headers: CHAPTER_MATCH,
    refusals: ['precondition.missing', 'not-found', 'version.stale', 'command.wrong-state', 'cycle.baseline'],
  })
  reopen(
    @Param('cycle') cycle: string,
    @Param('commitment') commitment: string,
    @IfMatch() version: number,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.step.execute({ actor, cycle, commitment, version, command: 'reopen', reason, at: new Date() });
  }
}
