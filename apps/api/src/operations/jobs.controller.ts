import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { JobDetailView, JobFilters, JobsView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { CancelJob, ReadJob, ReadJobs, SendJobAgain } from '@signatory/features';
import type { QueueWatch } from '@signatory/queue';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { ZodPipe } from '../http/zod.pipe.js';
import { QUEUES } from './metrics.js';

const Id = z.uuid();

@Controller('api/operations/jobs')
export class JobsController {
  constructor(
    @Inject(QUEUES) private readonly queues: QueueWatch,
    private readonly readJobs: ReadJobs,
    private readonly readJob: ReadJob,
    private readonly sendJobAgain: SendJobAgain,
    private readonly cancelJob: CancelJob,
  ) {}

  @Get()
  @Allow('jobs:read')
  @Operation({
    id: 'listJobs',
    summary:
      'The jobs that were given up, wait, are at work or were done, at most 200, all of them searched; of the done not those that come by themselves',
    query: JobFilters,
    answer: JobsView,
  })
  list(@Asked() asked: Asked, @Query(new ZodPipe(JobFilters)) filters: JobFilters): Promise<JobsView> {
    return this.readJobs.execute({ ...asked, ...filters }, this.queues);
  }

  @Get(':id')
  @Allow('jobs:read')
  @Operation({
    id: 'readJob',
    summary: 'One job: its steps, its place in the queue, how far it is, and what it failed of',
    answer: JobDetailView,
    refusals: ['not-found'],
  })
  read(@Asked() asked: Asked<'id'>): Promise<JobDetailView> {
    return this.readJob.execute(known(asked), this.queues);
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
  sendAgain(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.sendJobAgain.execute(known(asked));
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Allow('jobs:cancel')
  @Operation({
    id: 'cancelJob',
    summary: 'Cancel a job that waits; a validation run or the reading of a file also at work',
    status: 204,
    refusals: ['not-found', 'command.wrong-state'],
  })
  cancel(@Asked() asked: Asked<'id'>): Promise<void> {
    return this.cancelJob.execute(known(asked), this.queues);
  }
}

function known(asked: Asked<'id'>): Asked<'id'> {
  if (!Id.safeParse(asked.id).success) throw new Refusal('not-found', { subject: 'job' });
  return asked;
}
