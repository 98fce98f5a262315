import { PassThrough } from 'node:stream';
import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ReportFileQuery } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { ExportReport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { LOG, type Log } from '../log.js';

@Controller('api/cycles/:cycle/reports/:member')
export class ExportsController {
  constructor(
    private readonly exportReport: ExportReport,
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
    @Query(new ZodPipe(ReportFileQuery)) { format, language }: ReportFileQuery,
    @Headers('accept-language') wished: string | undefined,
    @Actor() actor: Person,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = language ?? negotiateLanguage(wished);
    const file = await this.exportReport.execute({ cycle, member, format, language: wanted, actor, at: new Date() });
    const stream = new PassThrough();
    // The answer has begun when this fails: the connection breaks, so that nobody takes half a file for a whole one.
    file.write(stream).catch((error: unknown) => {
      this.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a report could not be written');
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    reply.header('content-type', file.mediaType);
    reply.header('content-disposition', `attachment; filename="${file.name}"`);
    reply.header('x-content-type-options', 'nosniff');
    await reply.send(stream);
  }
}
