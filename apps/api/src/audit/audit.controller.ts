import { Controller, Get, Query, Res } from '@nestjs/common';
import { AuditEventView, AuditFilters, AuditQuery } from '@signatory/contract';
import { ReadAudit } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: ReadAudit) {}

  @Get()
  @Allow('audit:read')
  @Operation({
    id: 'listAuditEvents',
    summary: "The newest events of the secretariat's plans",
    query: AuditQuery,
    answer: z.array(AuditEventView),
  })
  list(@Asked() asked: Asked, @Query(new ZodPipe(AuditQuery)) query: AuditQuery): Promise<AuditEventView[]> {
    return this.audit.execute({ ...asked, ...query });
  }

  @Get('events.csv')
  @Allow('audit:read')
  @Operation({
    id: 'readAuditFile',
    summary: 'The same as a table',
    query: AuditFilters,
    mediaType: 'text/csv',
    refusals: ['audit.too-wide'],
  })
  async file(
    @Asked() asked: Asked,
    @Query(new ZodPipe(AuditFilters)) filters: AuditFilters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const csv = await this.audit.write({ ...asked, ...filters });
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="audit.csv"');
    await reply.send(csv);
  }
}
