import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { WorkQueueView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { AdmitToQueues, ReadWaits, SteerQueue } from '@signatory/features';
import { HELD_QUEUES, type HeldQueue, type QueueWatch } from '@signatory/queue';
import { z } from 'zod';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';
import { QUEUES } from './metrics.js';

const findHeld = (name: string): HeldQueue | undefined => HELD_QUEUES.find((each) => each === name);

@Controller('api/operations/queues')
export class QueuesController {
  constructor(
    @Inject(QUEUES) private readonly queues: QueueWatch,
    private readonly admitToQueues: AdmitToQueues,
    private readonly waits: ReadWaits,
    private readonly steerQueue: SteerQueue,
  ) {}

  @Get()
  @Allow('queues:read')
  @Operation({
    id: 'listQueues',
    summary: 'How many jobs of each queue wait, are at work and failed, and how long the oldest waits',
    answer: z.array(WorkQueueView),
    refusals: ['queues.other-plans', 'queues.away'],
  })
  async list(@Asked() asked: Asked): Promise<WorkQueueView[]> {
    await this.admitToQueues.execute(asked);
    const [counts, paused, waits] = await Promise.all([
      this.queues.counts(),
      this.queues.paused(),
      this.waits.execute(),
    ]);
    return counts.map(({ queue, ...of }) => {
      const isPaused = paused.includes(queue);
      return {
        queue,
        ...of,
        oldestSeconds: waits.get(queue) ?? 0,
        paused: isPaused,
        commands: findHeld(queue) ? [isPaused ? 'resume' : 'pause'] : [],
      };
    });
  }

  @Post(':queue/pause')
  @HttpCode(204)
  @Allow('queues:steer')
  @Operation({
    id: 'pauseQueue',
    summary: 'Pause a queue: no worker takes another job of it; those at work come to their end',
    status: 204,
    refusals: ['not-found', 'queues.other-plans', 'queues.away'],
  })
  pause(@Asked() asked: Asked<'queue'>): Promise<void> {
    return this.steer(asked, 'pause');
  }

  @Post(':queue/resume')
  @HttpCode(204)
  @Allow('queues:steer')
  @Operation({
    id: 'resumeQueue',
    summary: 'Resume a paused queue',
    status: 204,
    refusals: ['not-found', 'queues.other-plans', 'queues.away'],
  })
  resume(@Asked() asked: Asked<'queue'>): Promise<void> {
    return this.steer(asked, 'resume');
  }

  private steer(asked: Asked<'queue'>, command: 'pause' | 'resume'): Promise<void> {
    const queue = findHeld(asked.queue);
    if (!queue) throw new Refusal('not-found', { subject: 'queue' });
    return this.steerQueue.execute({ ...asked, queue, command }, this.queues);
  }
}
