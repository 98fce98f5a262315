import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ReportFileQuery } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { AnnotateImport, ExportReport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { Actor } from '../http/actor.js';
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
    summary: 'The report as a file to fill in and bring back; a template where nothing is answered yet',
    query: ReportFileQuery,
    mediaType: 'application/octet-stream',
    refusals: ['not-found'],
  })
  async file(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Query(new ZodPipe(ReportFileQuery)) { format, language, findings }: ReportFileQuery,
    @Headers('accept-language') wished: string | undefined,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.exportReport.execute({
      cycle,
      member,
      format,
      language: language ?? negotiateLanguage(wished),
      findings: findings === '1',
      actor,
      at: new Date(),
    });
    await sendFile(reply, file, this.log);
  }

  @Get('imports/:id/annotated')
  @Allow('report:read')
  @Operation({
    id: 'readAnnotatedImport',
    summary: 'The file that was brought, with its faults and the findings of the newest run at their cells',
    mediaType: 'application/octet-stream',
    refusals: ['not-found', 'command.wrong-state'],
  })
  async annotated(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Headers('accept-language') wished: string | undefined,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = negotiateLanguage(wished);
    await sendFile(
      reply,
      await this.annotateImport.execute({ cycle, member, id, language, actor, at: new Date() }),
      this.log,
    );
  }
}
