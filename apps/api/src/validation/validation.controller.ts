import { Body, Controller, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import {
  FindingView,
  JustifiedFindings,
  JustifyFinding as Answer,
  JustifyFindings as AnswerOfMany,
  RunView,
} from '@signatory/contract';
import { CancelRun, CheckReport, JustifyFinding, JustifyFindings, ReadRun, RetryRun } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api')
export class ValidationController {
  constructor(
    private readonly checkReport: CheckReport,
    private readonly runs: ReadRun,
    private readonly cancelRun: CancelRun,
    private readonly retryRun: RetryRun,
    private readonly justifyFinding: JustifyFinding,
    private readonly justifyFindings: JustifyFindings,
  ) {}

  @Post('cycles/:cycle/reports/:member/check')
  @HttpCode(202)
  @Allow('report:check')
  @Operation({
    id: 'checkReport',
    summary: 'Ask for the run that decides whether the report is ready; follow it at Location',
    status: 202,
    answer: RunView,
    refusals: ['command.wrong-state', 'cycle.not-open', 'cycle.closed'],
  })
  async check(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunView> {
    const run = await this.checkReport.execute(asked);
    void reply.header('location', `/api/runs/${run.id}`);
    return run;
  }

  @Put('cycles/:cycle/reports/:member/justifications')
  @Allow('report:check')
  @Operation({
    id: 'justifyFinding',
    summary: 'Answer a finding in words: justify an error, acknowledge a warning',
    body: Answer,
    answer: FindingView,
    refusals: ['not-found', 'command.wrong-state', 'report.already-submitted', 'cycle.not-open', 'cycle.closed'],
  })
  justify(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(Answer)) answer: Answer,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<FindingView> {
    return this.justifyFinding.execute({ ...asked, answer, language: negotiateLanguage(wished) });
  }

  @Post('cycles/:cycle/reports/:member/justifications')
  @HttpCode(200)
  @Allow('report:check')
  @Operation({
    id: 'justifyFindings',
    summary: 'Answer findings of one rule with the same words; what cannot be answered any more is left and named',
    body: AnswerOfMany,
    answer: JustifiedFindings,
    refusals: ['not-found', 'command.wrong-state', 'cycle.not-open', 'cycle.closed'],
  })
  justifyMany(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(AnswerOfMany)) answer: AnswerOfMany,
  ): Promise<JustifiedFindings> {
    return this.justifyFindings.execute({ ...asked, answer });
  }

  @Get('runs/:id')
  @Allow('report:read')
  @Operation({ id: 'readRun', summary: 'How far a validation run is', answer: RunView, refusals: ['not-found'] })
  run(@Asked() asked: Asked<'id'>): Promise<RunView> {
    return this.runs.execute(asked);
  }

  @Post('runs/:id/cancel')
  @HttpCode(200)
  @Allow('report:check')
  @Operation({
    id: 'cancelRun',
    summary: 'Cancel a run that has not ended',
    answer: RunView,
    refusals: ['not-found', 'command.wrong-state'],
  })
  cancel(@Asked() asked: Asked<'id'>): Promise<RunView> {
    return this.cancelRun.execute(asked);
  }

  @Post('runs/:id/retry')
  @HttpCode(202)
  @Allow('report:check')
  @Operation({
    id: 'retryRun',
    summary: 'Run again what could not end; follow it at Location',
    status: 202,
    answer: RunView,
    refusals: ['not-found', 'command.wrong-state', 'cycle.not-open', 'cycle.closed'],
  })
  async retry(@Asked() asked: Asked<'id'>, @Res({ passthrough: true }) reply: FastifyReply): Promise<RunView> {
    const run = await this.retryRun.execute(asked);
    void reply.header('location', `/api/runs/${run.id}`);
    return run;
  }
}
