import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ImportedOutsideFigures,
  ImportOutsideFigures as Import,
  OutsideFigureView,
  ReplyToFigure as Reply,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { BringOutsideFigures, ImportOutsideFigures, ReadOutsideFigures, ReplyToFigure } from '@signatory/features';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
    @Asked() asked: Asked<'cycle'>,
    @Body(new ZodPipe(Import)) { figures }: Import,
  ): Promise<ImportedOutsideFigures> {
    return this.importFigures.execute({ ...asked, figures });
  }

  @Post('outside-figures/file')
  @HttpCode(200)
  @TakesFile()
  @Allow('outside:import')
  @Operation({
    id: 'bringOutsideFigures',
    costs: 'upload',
    summary:
      'The same from a file, CSV or JSON (multipart/form-data, or its bytes): a fault tells its row, column and cure',
    answer: ImportedOutsideFigures,
    refusals: ['not-found', 'value.invalid', 'media-type.unsupported', 'body.too-large', 'storage.full'],
  })
  file(@Asked() asked: Asked<'cycle'>, @UploadedFile() { content, name }: Uploaded): Promise<ImportedOutsideFigures> {
    return this.bringFigures.execute({ ...asked, content, name });
  }

  @Get('reports/:member/outside-figures')
  @Allow('report:read')
  @Operation({
    id: 'listOutsideFigures',
    summary: "What international sources say of a member's figures, and what the member says of that",
    answer: z.array(OutsideFigureView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle' | 'member'>): Promise<OutsideFigureView[]> {
    return this.figures.execute(asked);
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
  answer(@Asked() asked: Asked<'cycle' | 'member' | 'figure'>, @Body(new ZodPipe(Reply)) reply: Reply): Promise<void> {
    if (!z.uuid().safeParse(asked.figure).success) throw new Refusal('not-found', { subject: 'outside figure' });
    return this.replyToFigure.execute({ ...asked, reply });
  }
}
