import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import {
  ApplyImport as Decisions,
  ImportChanges,
  ImportConflicts,
  ImportFaults,
  ImportPageQuery,
  ImportView,
} from '@signatory/contract';
import { CancelImport, DecideImport, ReadImports, ReceiveImport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
    costs: 'upload',
    summary:
      'Bring a file (multipart/form-data, or its bytes as application/octet-stream): a dry run begins; follow it at Location',
    status: 202,
    answer: ImportView,
    refusals: ['media-type.unsupported', 'body.too-large', 'storage.full', 'cycle.not-open', 'cycle.closed'],
  })
  async receive(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Headers('accept-language') wished: string | undefined,
    @UploadedFile() { content, name }: Uploaded,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const view = await this.receiveImport.execute({
      ...asked,
      language: negotiateLanguage(wished),
      content,
      name,
      queued: true,
    });
    void reply.header('location', `/api/cycles/${asked.cycle}/reports/${asked.member}/imports/${view.id}`);
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
  list(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<ImportView[]> {
    return this.imports.list({ ...asked, language: negotiateLanguage(wished) });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<ImportView> {
    return this.imports.execute({ ...asked, language: negotiateLanguage(wished) });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
  ): Promise<ImportChanges> {
    return this.imports.changes({ ...asked, page });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
  ): Promise<ImportConflicts> {
    return this.imports.conflicts({ ...asked, page });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Headers('accept-language') wished: string | undefined,
    @Query(new ZodPipe(ImportPageQuery)) page: ImportPageQuery,
  ): Promise<ImportFaults> {
    return this.imports.faults({ ...asked, language: negotiateLanguage(wished), page });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Headers('accept-language') wished: string | undefined,
    @Body(new ZodPipe(Decisions)) decisions: Decisions,
  ): Promise<ImportView> {
    return this.decideImport.execute({ ...asked, language: negotiateLanguage(wished), decisions, queued: true });
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
    @Asked() asked: Asked<'cycle' | 'member' | 'id'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<ImportView> {
    return this.cancelImport.execute({ ...asked, language: negotiateLanguage(wished) });
  }
}
