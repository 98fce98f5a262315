import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApplyImport as Decisions,
  ImportChanges,
  ImportConflicts,
  ImportFaults,
  ImportPageQuery,
  ImportView,
} from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { CancelImport, DecideImport, ReadImports, ReceiveImport } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { TakesFile, UploadedFile, type Uploaded } from '../http/upload.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle/reports/:member/imports')
export class ImportsController {
  constructor(
    private readonly imports: ReadImports,
    private readonly receiveImport: ReceiveImport,
    private readonly decideImport: DecideImport,
    private readonly cancelImport: CancelImport,
  ) {}

  @Post()
  @HttpCode(202)
  @TakesFile()
  @Allow('report:edit')
  @Operation({
    id: 'importReport',
    summary:
      'Bring a file (multipart/form-data, or its bytes as application/octet-stream): a dry run begins; follow it at Location',
    status: 202,
    answer: ImportView,
    refusals: ['media-type.unsupported', 'body.too-large', 'cycle.not-open', 'cycle.closed'],
  })
  async receive(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @UploadedFile() { content, name }: Uploaded,
    @Actor() actor: Person,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const view = await this.receiveImport.execute({
      cycle,
      member,
      content,
      name,
      actor,
      at: new Date(),
      queued: true,
    });
    void reply.header('location', `/api/cycles/${cycle}/reports/${member}/imports/${view.id}`);
    return view;
  }

  @Get()
  @Allow('report:read')
  @Operation({
    id: 'listImports',
    summary: 'The newest imports of a report',
    answer: z.array(ImportView),
    refusals: ['not-found'],
  })
  list(@Param('cycle') cycle: string, @Param('member') member: string, @Actor() actor: Person): Promise<ImportView[]> {
    return this.imports.list({ cycle, member, actor, at: new Date() });
  }

  @Get(':id')
  @Allow('report:read')
  @Operation({
    id: 'readImport',
    summary: 'How far an import is, and what it counted',
    answer: ImportView,
    refusals: ['not-found'],
  })
  read(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Actor() actor: Person,
  ): Promise<ImportView> {
    return this.imports.execute({ cycle, member, id, actor, at: new Date() });
  }

  @Get(':id/changes')
  @Allow('report:read')
  @Operation({
    id: 'readImportChanges',
    summary: 'The fields that an import would change',
    query: ImportPageQuery,
    answer: ImportChanges,
    refusals: ['not-found'],
  })
  changes(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
    @Actor() actor: Person,
  ): Promise<ImportChanges> {
    return this.imports.changes({ cycle, member, id, page, actor, at: new Date() });
  }

  @Get(':id/conflicts')
  @Allow('report:read')
  @Operation({
    id: 'readImportConflicts',
    summary: 'The fields that the file and the report both changed',
    query: ImportPageQuery,
    answer: ImportConflicts,
    refusals: ['not-found'],
  })
  conflicts(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
    @Actor() actor: Person,
  ): Promise<ImportConflicts> {
    return this.imports.conflicts({ cycle, member, id, page, actor, at: new Date() });
  }

  @Get(':id/faults')
  @Allow('report:read')
  @Operation({
    id: 'readImportFaults',
    summary: 'What is wrong in the file, with place and cure',
    query: ImportPageQuery,
    answer: ImportFaults,
    refusals: ['not-found'],
  })
  faults(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
    @Actor() actor: Person,
  ): Promise<ImportFaults> {
    return this.imports.faults({ cycle, member, id, page, actor, at: new Date() });
  }

  @Post(':id/apply')
  @HttpCode(202)
  @Allow('report:edit')
  @Operation({
    id: 'applyImport',
    summary: 'Decide the conflicts and let the import be written, in one transaction or not at all',
    body: Decisions,
    status: 202,
    answer: ImportView,
    refusals: ['import.undecided', 'import.faulty', 'command.wrong-state', 'cycle.not-open', 'cycle.closed'],
  })
  apply(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Body(new ZodPipe(Decisions)) decisions: Decisions,
    @Actor() actor: Person,
  ): Promise<ImportView> {
    return this.decideImport.execute({ cycle, member, id, decisions, actor, at: new Date(), queued: true });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('report:edit')
  @Operation({
    id: 'cancelImport',
    summary: 'Cancel an import that is not being written',
    answer: ImportView,
    refusals: ['command.wrong-state'],
  })
  cancel(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Param('id') id: string,
    @Actor() actor: Person,
  ): Promise<ImportView> {
    return this.cancelImport.execute({ cycle, member, id, actor, at: new Date() });
  }
}
