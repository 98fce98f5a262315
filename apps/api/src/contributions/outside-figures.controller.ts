import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ImportedOutsideFigures,
  ImportOutsideFigures as Import,
  OutsideFigureView,
  ReplyToFigure as Reply,
} from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { BringOutsideFigures, ImportOutsideFigures, ReadOutsideFigures, ReplyToFigure } from '@signatory/features';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** Figures of international sources beside what members answer. */
@Controller('api/cycles/:cycle')
export class OutsideFiguresController {
  constructor(
    private readonly figures: ReadOutsideFigures,
    private readonly importFigures: ImportOutsideFigures,
    private readonly bringFigures: BringOutsideFigures,
    private readonly replyToFigure: ReplyToFigure,
  ) {}

  @Post('outside-figures')
  @HttpCode(200)
  @Allow('outside:import')
  @Operation({
    id: 'importOutsideFigures',
    summary: 'Keep figures of international sources, all of them or none; one that is known already is not kept twice',
    body: Import,
    answer: ImportedOutsideFigures,
    refusals: ['not-found', 'value.invalid'],
  })
  bring(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(Import)) { figures }: Import,
    @Actor() actor: Person,
  ): Promise<ImportedOutsideFigures> {
    return this.importFigures.execute({ cycle, figures, actor, at: new Date() });
  }

  @Post('outside-figures/file')
  @HttpCode(200)
  @TakesFile()
  @Allow('outside:import')
  @Operation({
    id: 'bringOutsideFigures',
    summary:
      'The same from a file, CSV or JSON (multipart/form-data, or its bytes): a fault tells its row, column and cure',
    answer: ImportedOutsideFigures,
    refusals: ['not-found', 'value.invalid', 'media-type.unsupported', 'body.too-large'],
  })
  file(
    @Param('cycle') cycle: string,
    @UploadedFile() { content, name }: Uploaded,
    @Actor() actor: Person,
  ): Promise<ImportedOutsideFigures> {
    return this.bringFigures.execute({ cycle, content, name, actor, at: new Date() });
  }

  @Get('reports/:member/outside-figures')
  @Allow('report:read')
  @Operation({
    id: 'listOutsideFigures',
    summary: "What international sources say of a member's figures, and what the member says of that",
    answer: z.array(OutsideFigureView),
    refusals: ['not-found'],
  })
  list(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Actor() actor: Person,
  ): Promise<OutsideFigureView[]> {
    return this.figures.execute({ cycle, member, actor, at: new Date() });
  }

  @Post('reports/:member/outside-figures/:figure/reply')
  @HttpCode(204)
  @Allow('outside:reply')
  @Operation({
    id: 'replyToFigure',
    summary: 'Confirm an outside figure, or contest it with a reason; the answer does not change by it',
    body: Reply,
    status: 204,
    refusals: ['not-found'],
  })
  answer(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('figure') figure: string,
    @Body(new ZodPipe(Reply)) reply: Reply,
    @Actor() actor: Person,
  ): Promise<void> {
    if (!z.uuid().safeParse(figure).success) throw new Refusal('not-found', { subject: 'outside figure' });
    return this.replyToFigure.execute({ cycle, member, figure, reply, actor, at: new Date() });
  }
}
