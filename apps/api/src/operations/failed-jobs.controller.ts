import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { FailedJobView } from '@signatory/contract';
import { Refusal, type Actor as Person } from '@signatory/domain';
import { ReadFailedJobs, SendJobAgain } from '@signatory/features';
import { z } from 'zod';
import { Actor } from '../http/actor.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

const Id = z.uuid();

@Controller('api/operations/failed-jobs')
export class FailedJobsController {
  constructor(
    private readonly failedJobs: ReadFailedJobs,
    private readonly sendJobAgain: SendJobAgain,
  ) {}

  @Get()
  @Allow('jobs:read')
  @Operation({
    id: 'listFailedJobs',
    summary: 'The jobs that were given up, the newest first, at most 500',
    answer: z.array(FailedJobView),
  })
  list(@Actor() actor: Person): Promise<FailedJobView[]> {
    return this.failedJobs.execute({ actor, at: new Date() });
  }

  @Post(':id/send-again')
  @HttpCode(204)
  @Allow('jobs:send-again')
  @Operation({
    id: 'sendJobAgain',
    summary: 'Give a job that was given up another chance; of a validation, another run over the report as it is now',
    status: 204,
    refusals: ['not-found', 'cycle.not-open', 'cycle.closed'],
  })
  async sendAgain(@Param('id') id: string, @Actor() actor: Person): Promise<void> {
    if (!Id.safeParse(id).success) throw new Refusal('not-found', { subject: 'job' });
    await this.sendJobAgain.execute({ id, actor, at: new Date() });
  }
}
