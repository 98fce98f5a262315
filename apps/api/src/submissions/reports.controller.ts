import { Body, Controller, Get, Headers, HttpCode, Post, Put } from '@nestjs/common';
import {
  CertifyReport as Certification,
  ChooseTiers as Tiers,
  ChosenTiers,
  ConfirmedEntries,
  ConfirmEntries as Confirmation,
  GiveReason,
  ReceiptView,
  ReportView,
} from '@signatory/contract';
import { CertifyReport, ChooseTiers, ConfirmEntries, ReadReport, ReturnReport } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle/reports/:member')
export class ReportsController {
  constructor(
    private readonly reports: ReadReport,
    private readonly confirmEntries: ConfirmEntries,
    private readonly chooseTiers: ChooseTiers,
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
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Headers('accept-language') wished: string | undefined,
  ): Promise<ReportView> {
    return this.reports.execute({ ...asked, language: negotiateLanguage(wished) });
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
      'entry.calculated',
      'indicator.unknown',
      'value.invalid',
      'cycle.not-open',
      'cycle.closed',
    ],
  })
  confirm(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(Confirmation)) { indicators }: Confirmation,
  ): Promise<ConfirmedEntries> {
    return this.confirmEntries.execute({ ...asked, indicators });
  }

  @Put('tiers')
  @Allow('report:edit')
  @Operation({
    id: 'chooseTiers',
    summary:
      'Choose who may see narratives and evidence of many entries as one revision: all of it, or none and what stops each entry',
    body: Tiers,
    answer: ChosenTiers,
    refusals: ['entry.bulk-stopped', 'command.wrong-state', 'cycle.not-open', 'cycle.closed'],
  })
  tiers(@Asked() asked: Asked<'cycle' | 'member'>, @Body(new ZodPipe(Tiers)) { entries }: Tiers): Promise<ChosenTiers> {
    return this.chooseTiers.execute({ ...asked, entries });
  }

  @Post('certify')
  @HttpCode(201)
  @Allow('report:certify')
  @Operation({
    id: 'certifyReport',
    summary: 'Certify the report at a revision, by its lead focal point; the answer is the receipt',
    body: Certification,
    status: 201,
    answer: ReceiptView,
    refusals: [
      'report.open-findings',
      'file.infected',
      'job.busy',
      'report.already-submitted',
      'command.stale',
      'command.wrong-state',
      'cycle.closed',
    ],
  })
  certify(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(Certification)) certification: Certification,
  ): Promise<ReceiptView> {
    return this.certifyReport.execute({ ...asked, certification });
  }

  @Post('withdraw')
  @HttpCode(204)
  @Allow('report:certify')
  @Operation({
    id: 'withdrawReport',
    summary: 'Withdraw a certified report before its review begins',
    body: GiveReason,
    status: 204,
    refusals: ['command.wrong-state'],
  })
  withdraw(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.returnReport.withdraw({ ...asked, reason });
  }

  @Post('reopen')
  @HttpCode(204)
  @Allow('report:reopen')
  @Operation({
    id: 'reopenReport',
    summary: 'Reopen an accepted report, by the secretariat',
    body: GiveReason,
    status: 204,
    refusals: ['command.wrong-state', 'correction.needed', 'cycle.not-open', 'cycle.closed'],
  })
  reopen(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.returnReport.reopen({ ...asked, reason });
  }
}
