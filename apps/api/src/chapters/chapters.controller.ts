import { AnswerFigure as Answer, ChapterRow, ChapterView, GiveReason, SaveChapter } from '@signatory/contract';
import { AnswerFigure, CheckTranslation, EditChapter, ReadChapters, StepChapter } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';

type OfChapter = Asked<'cycle' | 'commitment'>;
type OfText = Asked<'cycle' | 'commitment' | 'language'>;

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
  list(@Asked() asked: Asked<'cycle'>): Promise<ChapterRow[]> {
    return this.chapters.list(asked);
  }

  @Get(':commitment')
  @Allow('chapter:read')
  @Operation({
    id: 'getChapter',
    summary: 'One chapter: its texts, each with the findings of the number check, and the results as they are now',
    answer: ChapterView,
    refusals: ['not-found', 'cycle.baseline'],
  })
  async one(@Asked() asked: OfChapter, @Res({ passthrough: true }) reply: FastifyReply): Promise<ChapterView> {
    const chapter = await this.chapters.one(asked);
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
    @Asked() asked: OfText,
    @IfMatch() version: number,
    @Body(new ZodPipe(SaveChapter)) body: SaveChapter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.edit.execute({ ...asked, version, body });
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
    @Asked() asked: OfText,
    @IfMatch() version: number,
    @Body(new ZodPipe(Answer)) body: Answer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.answer.execute({ ...asked, version, body });
    void reply.header('etag', etagOf(saved));
  }

  @Post(':commitment/texts/:language/check')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'checkTranslation',
    summary: 'Check a translation: it was compared with its source as it stands',
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
    @Asked() asked: OfText,
    @IfMatch() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const saved = await this.checkText.execute({ ...asked, version });
    void reply.header('etag', etagOf(saved));
  }

  @Post(':commitment/check')
  @HttpCode(204)
  @Allow('chapter:edit')
  @Operation({
    id: 'checkChapter',
    summary: 'Check a chapter: it is ready to be cleared; not while the number check has findings',
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
  check(@Asked() asked: OfChapter, @IfMatch() version: number): Promise<void> {
    return this.step.execute({ ...asked, version, command: 'check', reason: null });
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
  clear(@Asked() asked: OfChapter, @IfMatch() version: number): Promise<void> {
    return this.step.execute({ ...asked, version, command: 'clear', reason: null });
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
    @Asked() asked: OfChapter,
    @IfMatch() version: number,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.step.execute({ ...asked, version, command: 'reopen', reason });
  }
}
