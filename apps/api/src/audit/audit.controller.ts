import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  AuditEventView,
  AuditFilters,
  AuditPeopleQuery,
  AuditPerson,
  AuditQuery,
  TrailIntegrity,
  TrailSeal,
} from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { ReadAudit, ReadTrail, VerifyTrail } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly audit: ReadAudit,
    private readonly trail: ReadTrail,
    private readonly verifyTrail: VerifyTrail,
  ) {}

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
    costs: 'export',
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

  @Get('people')
  @Allow('audit:read')
  @Operation({
    id: 'findAuditPeople',
    summary: 'The first people by name of those whose events may be asked for',
    query: AuditPeopleQuery,
    answer: z.array(AuditPerson),
  })
  people(
    @Asked() { actor, at }: Asked,
    @Query(new ZodPipe(AuditPeopleQuery)) { name }: AuditPeopleQuery,
  ): Promise<AuditPerson[]> {
    return this.audit.people(name, actor, at);
  }

  @Get('seal')
  @Allow('audit:read')
  @Operation({ id: 'readTrailSeal', summary: 'How far the whole trail is sealed', answer: TrailSeal })
  seal(): Promise<TrailSeal> {
    return this.trail.seal();
  }

  @Get('checkpoint')
  @Allow('audit:read')
  @Operation({
    id: 'readCheckpoint',
    summary: 'The newest checkpoint over the trail (C2SP tlog-checkpoint), to be kept elsewhere',
    mediaType: 'text/plain',
    refusals: ['not-found'],
  })
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const { checkpoint } = await this.trail.seal();
    if (!checkpoint) throw new Refusal('not-found', { subject: 'checkpoint' });
    reply.header('content-type', 'text/plain; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="checkpoint-${checkpoint.events}.txt"`);
    await reply.send(checkpoint.note);
  }

  @Get('integrity')
  @Allow('audit:read')
  @Operation({
    id: 'checkTrail',
    summary: 'The whole trail held against every checkpoint that was signed over it',
    answer: TrailIntegrity,
  })
  integrity(): Promise<TrailIntegrity> {
    return this.verifyTrail.execute(new Date());
  }
}
