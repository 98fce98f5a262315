import {
  AdoptedPlanView,
  CopyPlanVersion as Copy,
  PlanDocumentView,
  PlanProblemsView,
  SavePlanDocument as Save,
} from '@signatory/contract';
import { CopyVersion, EditDocument } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Body, Controller, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
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

  @Put('document')
  @Allow('plan:adopt')
  @Operation({
    id: 'savePlanDocument',
    summary: 'Put a document in the place of a draft’s text',
    body: Save,
    answer: AdoptedPlanView,
    headers: IF_MATCH,
    refusals: ['not-found', 'precondition.missing', 'version.stale', 'command.wrong-state', 'plan.faulty'],
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
}
