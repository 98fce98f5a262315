import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { FailedJobView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { ReadFailedJobs, SendJobAgain } from '@signatory/features';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
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
  list(@Asked() asked: Asked): Promise<FailedJobView[]> {
    return this.failedJobs.execute(asked);
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
  async sendAgain(@Asked() asked: Asked<'id'>): Promise<void> {
    if (!Id.safeParse(asked.id).success) throw new Refusal('not-found', { subject: 'job' });
    await this.sendJobAgain.execute(asked);
  }
}
