import { Body, Controller, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import {
  CellsView,
  EntryView,
  FigureRevisionView,
  ReviseFigure as Revision,
  SaveEntry as Answer,
} from '@signatory/contract';
import { ReadCells, ReadReport, ReviseFigure, SaveEntry } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';

const CellNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'Name a cell by its number, like 201.')
  .transform(Number);
const FromCell = z.strictObject({ from: CellNumber.optional() });

@Controller('api/cycles/:cycle/reports/:member/entries/:indicator')
export class EntriesController {
  constructor(
    private readonly reports: ReadReport,
    private readonly readCells: ReadCells,
    private readonly saveEntry: SaveEntry,
    private readonly reviseFigure: ReviseFigure,
  ) {}

  @Get()
  @Allow('report:read')
  @Operation({
    id: 'readEntry',
    summary: 'The answer to one indicator; its ETag is its version',
    answer: EntryView,
    refusals: ['not-found', 'indicator.unknown', 'entry.assessors-only'],
  })
  async read(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryView> {
    const entry = await this.reports.entry(asked);
    void reply.header('etag', etagOf(entry.version));
    return entry;
  }

  @Get('cells')
  @Allow('report:read')
  @Operation({
    id: 'readCells',
    summary: 'Cells of the answer to one indicator, 200 at a time in the order of the plan, from a number on',
    query: FromCell,
    answer: CellsView,
    refusals: ['not-found', 'indicator.unknown', 'entry.assessors-only'],
  })
  cells(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Query(new ZodPipe(FromCell)) { from = 1 }: z.infer<typeof FromCell>,
  ): Promise<CellsView> {
    return this.readCells.execute({ ...asked, from });
  }

  @Put()
  @Allow('report:edit')
  @Operation({
    id: 'saveEntry',
    summary: 'Save the whole answer to one indicator as its next version',
    body: Answer,
    answer: EntryView,
    headers: {
      'If-Match': { required: true, description: 'The version it was made from, like "3"; "0" for the first.' },
    },
    refusals: [
      'precondition.missing',
      'entry.stale',
      'value.invalid',
      'entry.not-open',
      'entry.assessors-only',
      'entry.calculated',
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
  ): Promise<EntryView> {
    const entry = await this.saveEntry.execute({ ...asked, version, answer });
    void reply.header('etag', etagOf(entry.version));
    return entry;
  }

  @Post('revisions')
  @HttpCode(201)
  @Allow('report:edit')
  @Operation({
    id: 'reviseFigure',
    summary: 'Keep what became known later of a certified figure: another vintage beside it, never over it',
    body: Revision,
    status: 201,
    answer: FigureRevisionView,
    refusals: [
      'value.invalid',
      'not-found',
      'indicator.unknown',
      'entry.assessors-only',
      'entry.calculated',
      'entry.not-open',
    ],
  })
  revise(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Body(new ZodPipe(Revision)) revision: Revision,
  ): Promise<z.infer<typeof FigureRevisionView>> {
    return this.reviseFigure.execute({ ...asked, revision });
  }
}
