import { Controller, Get } from '@nestjs/common';
import { StorageView, WorkView } from '@signatory/contract';
import { ReadStorage, WatchWorker } from '@signatory/features';
import { Asked } from '../http/asked.js';
import { Allow } from '../http/allow.js';
import { Operation } from '../http/operation.js';

@Controller('api/operations')
export class WorkController {
  constructor(
    private readonly watch: WatchWorker,
    private readonly storage: ReadStorage,
  ) {}

  @Get('work')
  @Allow('jobs:read')
  @Operation({
    id: 'readWork',
    summary: 'Whether a worker is at work, and how long the oldest job waits',
    answer: WorkView,
  })
  read(): Promise<WorkView> {
    return this.watch.execute(new Date());
  }

  @Get('storage')
  @Allow('queues:read')
  @Operation({
    id: 'readStorage',
    summary: 'How large the database is, and whether the store of files answers and has room',
    answer: StorageView,
    refusals: ['queues.other-plans'],
  })
  readStorage(@Asked() asked: Asked): Promise<StorageView> {
    return this.storage.execute(asked);
  }
}
