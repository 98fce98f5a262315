import { JobDetailView, JobsView, StorageView, WorkQueueView, type JobState } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, path, tell } from './client.js';

/** The addresses of the queue monitor, apart from the others: whoever fills in a report carries none of them. */
export const operating = {
  steerJob: (job: string, command: JobDetailView['commands'][number]) =>
    tell(path`/operations/jobs/${job}/${command}`, { method: 'POST' }),
  steerQueue: (queue: string, command: 'pause' | 'resume') =>
    tell(path`/operations/queues/${queue}/${command}`, { method: 'POST' }),
};

export const operations = {
  jobs: (state: JobState) =>
    queryOptions({
      queryKey: ['jobs', state],
      queryFn: () => ask(JobsView, `${path`/operations/jobs`}?state=${state}`),
    }),
  job: (job: string) =>
    queryOptions({
      queryKey: ['jobs', 'one', job],
      queryFn: () => ask(JobDetailView, path`/operations/jobs/${job}`),
    }),
  queues: () =>
    queryOptions({ queryKey: ['queues'], queryFn: () => ask(z.array(WorkQueueView), path`/operations/queues`) }),
  storage: () => queryOptions({ queryKey: ['storage'], queryFn: () => ask(StorageView, path`/operations/storage`) }),
};
