import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { AnnotatedImportQuery, ReportFileQuery } from '@signatory/contract';
import { AnnotateImport, ExportReport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { LOG, type Log } from '../log.js';
import { sendFile } from './send-file.js';

@Controller('api/cycles/:cycle/reports/:member')
export class ExportsController {
  constructor(
    private readonly exportReport: ExportReport,
    private readonly annotateImport: AnnotateImport,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get('file')
  @Allow('report:read')
  @Operation({
    id: 'exportReport',
    costs: 'export',
    summary: 'The report as a file to fill in and bring back; a template where nothing is answered yet',
    query: ReportFileQuery,
    mediaType: 'application/octet-stream',
    refusals: ['not-found'],
  })
  async file(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Query(new ZodPipe(ReportFileQuery)) { format, language, findings }: ReportFileQuery,
    @Headers('accept-language') wished: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.exportReport.execute({
      ...asked,
      format,
      language: language ?? negotiateLanguage(wished),
      findings: findings === '1',
    });
    await sendFile(reply, file, this.log);
  }

  @Get('imports/:id/annotated')
  @Allow('report:read')
  @Operation({
    id: 'readAnnotatedImport',
    costs: 'export',
    summary: 'The file that was brought, with its faults and the findings of the newest run at their cells',
    query: AnnotatedImportQuery,
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'command.wrong-state'],
  })
  async annotated(
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Query(new ZodPipe(AnnotatedImportQuery)) { language }: AnnotatedImportQuery,
    @Headers('accept-language') wished: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.annotateImport.execute({ ...asked, language: language ?? negotiateLanguage(wished) });
    await sendFile(reply, file, this.log);
  }
}
