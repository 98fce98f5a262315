import { CorrectionView, GiveReason, OpenCorrection as Wish, WidenCorrection } from '@signatory/contract';
import { OpenCorrection, ReadCorrections, WorkCorrection } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { IfMatch } from '../http/versions.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { readId } from './read-id.js';

const CASE_MATCH = { 'if-match': { required: true, description: 'The version of the case that you saw' } };

/** Cases in which published releases are corrected. */
@Controller('api')
export class CorrectionsController {
  constructor(
    private readonly corrections: ReadCorrections,
    private readonly open: OpenCorrection,
    private readonly work: WorkCorrection,
  ) {}

  @Get('cycles/:cycle/corrections')
  @Allow('correction:read')
  @Operation({
    id: 'listCorrections',
    summary: "A cycle's correction cases, the newest first",
    answer: z.array(CorrectionView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle'>): Promise<CorrectionView[]> {
    return this.corrections.list(asked.cycle, asked);
  }

  @Post('releases/:id/corrections')
  @Allow('correction:manage')
  @Operation({
    id: 'openCorrection',
    summary: 'Open a correction case of a published release: on what ground, and which figures alone may move',
    body: Wish,
    status: 201,
    answer: CorrectionView,
    refusals: [
      'correction.ground-unknown',
      'correction.later-action',
      'correction.open',
      'release.overtaken',
      'request.invalid',
      'command.wrong-state',
    ],
  })
  async begin(@Asked() asked: Asked<'id'>, @Body(new ZodPipe(Wish)) body: Wish): Promise<CorrectionView> {
    return this.corrections.read(await this.open.execute({ ...asked, release: readId(asked.id), body }), asked);
  }

  @Get('corrections/:id')
  @Allow('correction:read')
  @Operation({
    id: 'readCorrection',
    summary: 'One correction case, with how far what it names has come',
    answer: CorrectionView,
    refusals: ['not-found'],
  })
  read(@Asked() asked: Asked<'id'>): Promise<CorrectionView> {
    return this.corrections.read(readId(asked.id, 'correction case'), asked);
  }

  @Post('corrections/:id/reopen')
  @HttpCode(204)
  @Allow('correction:manage')
  @Operation({
    id: 'reopenCorrection',
    summary: 'Reopen what a correction case names: its scores are scored again, its reports can be reopened',
    status: 204,
    headers: CASE_MATCH,
    refusals: ['precondition.missing', 'version.stale', 'command.wrong-state'],
  })
  reopen(@Asked() asked: Asked<'id'>, @IfMatch() version: number): Promise<void> {
    return this.work.reopen({ ...asked, correction: readId(asked.id, 'correction case'), version });
  }

  @Post('corrections/:id/widen')
  @HttpCode(204)
  @Allow('correction:manage')
  @Operation({
    id: 'widenCorrection',
    summary: 'Name more in a correction case that is not closed; where it is reopened, that is reopened too',
    body: WidenCorrection,
    status: 204,
    headers: CASE_MATCH,
    refusals: ['precondition.missing', 'version.stale', 'request.invalid', 'release.waiting', 'command.wrong-state'],
  })
  widen(
    @Asked() asked: Asked<'id'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(WidenCorrection)) body: WidenCorrection,
  ): Promise<void> {
    return this.work.widen({ ...asked, correction: readId(asked.id, 'correction case'), version }, body);
  }

  @Post('corrections/:id/abandon')
  @HttpCode(204)
  @Allow('correction:manage')
  @Operation({
    id: 'abandonCorrection',
    summary:
      'Abandon a correction case, with a reason: before it is reopened, or where all of it is settled again and nothing moved',
    body: GiveReason,
    status: 204,
    headers: CASE_MATCH,
    refusals: [
      'precondition.missing',
      'version.stale',
      'command.wrong-state',
      'release.moving',
      'correction.unsettled',
      'correction.moved',
      'release.scores-open',
      'release.replies-open',
    ],
  })
  abandon(
    @Asked() asked: Asked<'id'>,
    @IfMatch() version: number,
    @Body(new ZodPipe(GiveReason)) { reason }: GiveReason,
  ): Promise<void> {
    return this.work.abandon({ ...asked, correction: readId(asked.id, 'correction case'), version }, reason);
  }
}
