import {
  AdoptedPlanView,
  CopyPlanVersion as Copy,
  PlanDocument,
  OpenedPlanFile,
  OpenPlanFile as Open,
  PlanDocumentView,
  PlanProblemsView,
  PlanWorkbookQuery,
  SavePlanDocument as Save,
} from '@signatory/contract';
import { CopyVersion, EditDocument, MEDIA_TYPES, PlanWorkbooks } from '@signatory/features';
import type { DocumentFormat } from '@signatory/plan';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { etagOf, IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readNumber } from './plan-number.js';

const IF_MATCH = { 'If-Match': { required: true, description: 'The revision it was made from, like "3".' } } as const;

@Controller('api/plans/:plan/versions/:n')
export class PlanDocumentsController {
  constructor(
    private readonly documents: EditDocument,
    private readonly copies: CopyVersion,
    private readonly workbooks: PlanWorkbooks,
  ) {}

  @Get('document')
  @Allow('signed-in')
  @Operation({
    id: 'readPlanDocument',
    summary: 'One version of a plan as the file that means it, as JSON; its ETag is its revision',
    answer: PlanDocumentView,
    refusals: ['not-found'],
  })
  async read(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanDocumentView> {
    const view = await this.documents.read({ ...asked, n: readNumber(asked.n) });
    void reply.header('etag', etagOf(view.revision));
    return view;
  }

  @Get('document.yaml')
  @Allow('signed-in')
  @Operation({
    id: 'downloadPlanYaml',
    costs: 'export',
    summary: 'The text of one version as a plan file',
    answer: z.string(),
    mediaType: 'application/yaml',
    refusals: ['not-found'],
  })
  yaml(@Asked() asked: Asked<'plan' | 'n'>, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.send(asked, 'yaml', reply);
  }

  @Get('document.json')
  @Allow('signed-in')
  @Operation({
    id: 'downloadPlanJson',
    costs: 'export',
    summary: 'The text of one version as a plan file in JSON',
    answer: PlanDocument,
    refusals: ['not-found'],
  })
  json(@Asked() asked: Asked<'plan' | 'n'>, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.send(asked, 'json', reply);
  }

  @Get('document.xlsx')
  @Allow('signed-in')
  @Operation({
    id: 'downloadPlanWorkbook',
    costs: 'export',
    summary: 'The text of one version as a workbook, a sheet for each kind of thing',
    query: PlanWorkbookQuery,
    answer: z.string(),
    mediaType: MEDIA_TYPES.xlsx,
    refusals: ['not-found'],
  })
  async workbook(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Query(new ZodPipe(PlanWorkbookQuery)) { language: own }: PlanWorkbookQuery,
    @Headers('accept-language') wished: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const language = own ?? negotiateLanguage(wished);
    const bytes = await this.workbooks.write({ ...asked, n: readNumber(asked.n), language });
    void reply
      .header('content-type', MEDIA_TYPES.xlsx)
      .header('content-disposition', `attachment; filename="${asked.plan}-${asked.n}.xlsx"`);
    return bytes;
  }

  @Put('document')
  @Allow('plan:adopt')
  @Operation({
    id: 'savePlanDocument',
    summary:
      'Put a document in the place of a draft’s text, faulty as it may be; `faults` counts what keeps it from the members',
    body: Save,
    answer: AdoptedPlanView,
    headers: IF_MATCH,
    refusals: ['not-found', 'precondition.missing', 'version.stale', 'command.wrong-state'],
  })
  async save(
    @Asked() asked: Asked<'plan' | 'n'>,
    @IfMatch() revision: number,
    @Body(new ZodPipe(Save)) { document }: Save,
    @Headers('accept-language') wished: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdoptedPlanView> {
    const language = negotiateLanguage(wished);
    const saved = await this.documents.save({ ...asked, n: readNumber(asked.n), document, revision, language });
    void reply.header('etag', etagOf(revision + 1));
    return saved;
  }

  @Post('document/problems')
  @HttpCode(200)
  @Allow('plan:adopt')
  @Operation({
    id: 'checkPlanDocument',
    keyless: 'changes-nothing',
    summary: 'Everything that is wrong with a document, and what its authors should know; nothing is kept',
    body: Save,
    answer: PlanProblemsView,
    refusals: ['not-found'],
  })
  check(
    @Asked() asked: Asked<'plan' | 'n'>,
    @Body(new ZodPipe(Save)) { document }: Save,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<PlanProblemsView> {
    const language = negotiateLanguage(wished);
    return this.documents.check({ ...asked, n: readNumber(asked.n), document, language });
  }

  @Post('document/files')
  @HttpCode(200)
  @Allow('plan:adopt')
  @Operation({
    id: 'openPlanFile',
    costs: 'upload',
    keyless: 'changes-nothing',
    summary: 'What a plan file holds, as a document of this version; nothing is kept',
    body: Open,
    answer: OpenedPlanFile,
    refusals: ['not-found', 'plan.faulty'],
  })
  open(@Asked() asked: Asked<'plan' | 'n'>, @Body(new ZodPipe(Open)) { file }: Open): Promise<OpenedPlanFile> {
    return this.documents.open({ ...asked, n: readNumber(asked.n), file });
  }

  @Post('copies')
  @HttpCode(201)
  @Allow('plan:adopt')
  @Operation({
    id: 'copyPlanVersion',
    summary: 'Begin the next version of a plan, as a draft with the text of this one',
    body: Copy,
    status: 201,
    answer: AdoptedPlanView,
    refusals: ['not-found', 'plan.version-taken'],
  })
  copy(@Asked() asked: Asked<'plan' | 'n'>, @Body(new ZodPipe(Copy)) { version }: Copy): Promise<AdoptedPlanView> {
    return this.copies.execute({ ...asked, n: readNumber(asked.n), next: version });
  }

  private async send(
    { n, ...asked }: Asked<'plan' | 'n'>,
    format: DocumentFormat,
    reply: FastifyReply,
  ): Promise<string> {
    const text = await this.documents.print({ ...asked, n: readNumber(n) }, format);
    void reply
      .header('content-type', `application/${format}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${asked.plan}-${n}.${format}"`);
    return text;
  }
}
