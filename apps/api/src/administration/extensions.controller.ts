import { ExtensionView, GrantExtension } from '@signatory/contract';
import type { Actor as Person } from '@signatory/domain';
import { ExtendDeadline, ReadExtensions } from '@signatory/features';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
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
  list(@Param('cycle') cycle: string, @Actor() actor: Person): Promise<ExtensionView[]> {
    return this.extensions.execute({ actor, cycle, at: new Date() });
  }

  @Post()
  @HttpCode(204)
  @Allow('cycle:manage')
  @Operation({
    id: 'grantExtension',
    summary: "Give a member a later deadline, up to the cycle's cut-off",
    body: GrantExtension,
    status: 204,
    refusals: ['not-found', 'cycle.not-open'],
  })
  grant(
    @Param('cycle') cycle: string,
    @Body(new ZodPipe(GrantExtension)) body: GrantExtension,
    @Actor() actor: Person,
  ): Promise<void> {
    return this.extend.execute({ actor, cycle, body, at: new Date() });
  }
}
