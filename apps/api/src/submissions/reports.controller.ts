import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  CertifyReport as Certification,
  ConfirmedEntries,
  ConfirmEntries as Confirmation,
  GiveReason,
  ReceiptView,
  ReportView,
} from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { CertifyReport, ConfirmEntries, ReadReport, ReturnReport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { IDEMPOTENCY_HEADER, Idempotent } from '../http/idempotent.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle/reports/:member')
export class ReportsController {
  constructor(
    private readonly reports: ReadReport,
    private readonly confirmEntries: ConfirmEntries,
    private readonly certifyReport: CertifyReport,
    private readonly returnReport: ReturnReport,
  ) {}

  @Get()
  @Allow('report:read')
  @Operation({
    id: 'readReport',
    summary: "A member's report: entries, findings on their fields, the latest run, and the caller's commands",
    answer: ReportView,
    refusals: ['not-found'],
  })
  read(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Headers('accept-language') wished: string | undefined,
    @Actor() actor: Person,
  ): Promise<ReportView> {
    return this.reports.execute({ cycle, member, actor, language: negotiateLanguage(wished), at: new Date() });
  }

  @Post('confirmations')
  @HttpCode(200)
  @Allow('report:edit')
  @Operation({
    id: 'confirmEntries',
    summary: 'Confirm that entries carried over from the cycle that this one follows still hold: all of them, or none',
    body: Confirmation,
    answer: ConfirmedEntries,
    refusals: [
      'entry.not-carried',
      'entry.stale',
      'entry.not-open',
      'entry.assessors-only',
      'indicator.unknown',
      'value.invalid',
      'cycle.not-open',
      'cycle.closed',
    ],
  })
  confirm(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Body(new ZodPipe(Confirmation)) { indicators }: Confirmation,
    @Actor() actor: Person,
  ): Promise<ConfirmedEntries> {
    return this.confirmEntries.execute({ cycle, member, indicators, actor, at: new Date() });
  }

  @Post('certify')
  @HttpCode(201)
  @Idempotent()
  @Allow('report:certify')
  @Operation({
    id: 'certifyReport',
    summary: 'Certify the report at a revision, by its lead focal point; the answer is the receipt',
    body: Certification,
    status: 201,
    answer: ReceiptView,
    headers: IDEMPOTENCY_HEADER,
    refusals: [
      'report.open-findings',
      'job.busy',
      'report.already-submitted',
      'command.stale',
      'command.wrong-state',
      'cycle.closed',
    ],
  })
  certify(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Body(new ZodPipe(Certification)) certification: Certification,
    @Actor() actor: Person,
  ): Promise<ReceiptView> {
    return this.certifyReport.execute({ cycle, member, certification, actor, at: new Date() });
  }

  @Post('withdraw')
  @HttpCode(204)
  @Allow('report:certify')
  @Operation({
    id: 'withdrawReport',
    summary: 'Take a certified report back before its review begins',
    body: GiveReason,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  withdraw(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.returnReport.withdraw({ cycle, member, reason, actor, at: new Date() });
  }

  @Post('reopen')
  @HttpCode(204)
  @Allow('report:reopen')
  @Operation({
    id: 'reopenReport',
    summary: 'Open an accepted report again, by the secretariat',
    body: GiveReason,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  reopen(
    @Param('cycle') cycle: string,
    @Param('member') member: string,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.returnReport.reopen({ cycle, member, reason, actor, at: new Date() });
  }
}
