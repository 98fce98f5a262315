import { Controller, Get, Res } from '@nestjs/common';
import { AgreementView } from '@signatory/contract';
import { ReadAgreement, writeAgreementCsv } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

@Controller('api/cycles/:cycle')
export class AgreementController {
  constructor(private readonly agreement: ReadAgreement) {}

  @Get('agreement')
  @Allow('agreement:read')
  @Operation({
    id: 'readAgreement',
    summary: 'How far reviewers agreed before they saw each other’s score, of the cells that both have scored',
    answer: AgreementView,
    refusals: ['not-found'],
  })
  read(@Asked() asked: Asked<'cycle'>): Promise<AgreementView> {
    return this.agreement.execute(asked);
  }

  @Get('agreement.csv')
  @Allow('agreement:read')
  @Operation({
    id: 'readAgreementFile',
    costs: 'export',
    summary: 'The same as a table',
    mediaType: 'text/csv',
    refusals: ['not-found'],
  })
  async table(@Asked() asked: Asked<'cycle'>, @Res() reply: FastifyReply): Promise<void> {
    const csv = writeAgreementCsv(await this.agreement.execute(asked));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="agreement-${asked.cycle}.csv"`);
    await reply.send(csv);
  }
}
