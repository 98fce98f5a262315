import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ComparisonView, HistoryView, ReceiptView, SubmissionView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { ReadHistory, ReadReceipt, ReadSubmissions } from '@signatory/features';
import { negotiateLanguage } from '@signatory/texts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

const VersionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'Name a version by its number, like 2.')
  .transform(Number);
const ComparedVersions = z.strictObject({ from: VersionNumber, to: VersionNumber });
const OlderThan = z.strictObject({ before: VersionNumber.optional() });

/** The formal versions of a report: receipts, the bytes that were certified, and what changed. */
@Controller('api/cycles/:cycle/reports/:member')
export class SubmissionsController {
  constructor(
    private readonly receipts: ReadReceipt,
    private readonly submissions: ReadSubmissions,
    private readonly history: ReadHistory,
  ) {}

  @Get('submissions')
  @Allow('report:read')
  @Operation({
    id: 'listSubmissions',
    summary: 'The formal versions of a report, the oldest first',
    answer: z.array(SubmissionView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle' | 'member'>): Promise<SubmissionView[]> {
    return this.submissions.list(asked);
  }

  @Get('submissions/compare')
  @Allow('report:read')
  @Operation({
    id: 'compareSubmissions',
    summary: 'What differs between two versions, field by field; the one being written is compared as it stands',
    query: ComparedVersions,
    answer: ComparisonView,
    refusals: ['not-found'],
  })
  compare(
    @Asked() asked: Asked<'cycle' | 'member'>,
    @Query(new ZodPipe(ComparedVersions)) versions: z.infer<typeof ComparedVersions>,
  ): Promise<ComparisonView> {
    return this.submissions.compare({ ...asked, ...versions });
  }

  @Get('submissions/:version/snapshot.json')
  @Allow('snapshot:read')
  @Operation({
    id: 'readSnapshot',
    costs: 'nothing',
    summary: 'The very bytes that were certified: their SHA-256 is the one on the receipt',
    mediaType: 'application/json',
    refusals: ['not-found'],
  })
  async snapshot(@Asked() asked: Asked<'cycle' | 'member' | 'version'>, @Res() reply: FastifyReply): Promise<void> {
    const request = { ...asked, version: readVersion(asked.version) };
    const { parts, sha256 } = await this.submissions.snapshot(request);
    await reply
      .header('content-type', 'application/json')
      .header('content-disposition', `attachment; filename="${asked.cycle}-${asked.member}-${request.version}.json"`)
      .header('etag', `"${sha256}"`)
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(parts, { objectMode: false }));
  }

  @Get('receipts/:version')
  @Allow('report:read')
  @Operation({
    id: 'readReceipt',
    summary: 'The receipt of a certified version',
    answer: ReceiptView,
    refusals: ['not-found'],
  })
  receipt(@Asked() asked: Asked<'cycle' | 'member' | 'version'>): Promise<ReceiptView> {
    return this.receipts.execute({ ...asked, version: readVersion(asked.version) });
  }

  @Get('receipts/:version/receipt.pdf')
  @Allow('report:read')
  @Operation({
    id: 'printReceipt',
    costs: 'document',
    summary: 'The receipt as a document, in the language asked for: the same receipt gives the same bytes',
    mediaType: 'application/pdf',
    refusals: ['not-found'],
  })
  async print(
    @Asked() asked: Asked<'cycle' | 'member' | 'version'>,
    @Headers('accept-language') wished: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = negotiateLanguage(wished);
    const request = { ...asked, version: readVersion(asked.version) };
    const { name, bytes } = await this.receipts.pdf(request, language);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-language', language)
      .header('vary', 'Accept-Language')
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(bytes));
  }

  @Get('entries/:indicator/history')
  @Allow('report:read')
  @Operation({
    id: 'readHistory',
    summary: 'The versions of an entry, the newest first: who, when, and what changed field by field',
    query: OlderThan,
    answer: HistoryView,
    refusals: ['not-found', 'indicator.unknown'],
  })
  entryHistory(
    @Asked() asked: Asked<'cycle' | 'member' | 'indicator'>,
    @Query(new ZodPipe(OlderThan)) { before }: z.infer<typeof OlderThan>,
  ): Promise<HistoryView> {
    return this.history.execute({ ...asked, before: before ?? null });
  }
}

function readVersion(version: string): number {
  const read = VersionNumber.safeParse(version);
  if (!read.success) throw new Refusal('not-found', { subject: 'version' });
  return read.data;
}
