import { ExtensionView, GrantExtension } from '@signatory/contract';
import { ExtendDeadline, ReadExtensions } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';

@Controller('api/cycles/:cycle/extensions')
export class ExtensionsController {
  constructor(
    private readonly extend: ExtendDeadline,
    private readonly extensions: ReadExtensions,
  ) {}

  @Get()
  @Allow('cycle:manage')
  @Operation({
    id: 'listExtensions',
    summary: 'The later deadlines that members were granted, with reason and grantor, the newest first',
    answer: z.array(ExtensionView),
    refusals: ['not-found'],
  })
  list(@Asked() asked: Asked<'cycle'>): Promise<ExtensionView[]> {
    return this.extensions.execute(asked);
  }

  @Post()
  @HttpCode(204)
  @Allow('cycle:manage')
  @Operation({
    id: 'grantExtension',
    summary: "Give a member a later deadline, up to the cycle's cut-off",
    body: GrantExtension,
    status: 204,
    refusals: ['not-found', 'cycle.not-open', 'extension.refused'],
  })
  grant(@Asked() asked: Asked<'cycle'>, @Body(new ZodPipe(GrantExtension)) body: GrantExtension): Promise<void> {
    return this.extend.execute({ ...asked, body });
  }
}
