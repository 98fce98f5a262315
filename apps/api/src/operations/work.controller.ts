import { Controller, Get } from '@nestjs/common';
import { WorkView } from '@signatory/contract';
import { WatchWorker } from '@signatory/features';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

@Controller('api/operations/work')
export class WorkController {
  constructor(private readonly watch: WatchWorker) {}

  @Get()
  @Allow('jobs:read')
  @Operation({
    id: 'readWork',
    summary: 'Whether a worker is at work, and how long the oldest job waits',
    answer: WorkView,
  })
  read(): Promise<WorkView> {
    return this.watch.execute(new Date());
  }
}
