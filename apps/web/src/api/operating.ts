import type {
  JobDetailView,
  JobsView,
  LettersView,
  StorageView,
  WorkQueueView,
  JobState,
  LettersQuery,
} from '@signatory/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** How the list of letters is narrowed. */
export type LetterFilters = Omit<LettersQuery, 'after'>;

const query = (values: Readonly<Record<string, string | null | undefined>>): URLSearchParams =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** The addresses of the queue monitor, apart from the others: whoever fills in a report carries none of them. */
export const operating = {
  sendLetterAgain: (letter: string) => tell(path`/operations/letters/${letter}/send-again`, { method: 'POST' }),
  steerJob: (job: string, command: JobDetailView['commands'][number]) =>
    tell(path`/operations/jobs/${job}/${command}`, { method: 'POST' }),
  steerQueue: (queue: string, command: 'pause' | 'resume') =>
    tell(path`/operations/queues/${queue}/${command}`, { method: 'POST' }),
};

export const operations = {
  letters: (filters: LetterFilters) =>
    infiniteQueryOptions({
      queryKey: ['letters', filters],
      queryFn: ({ pageParam }) =>
        ask<LettersView>(`${path`/operations/letters`}?${query({ ...filters, after: pageParam })}`),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
  jobs: (state: JobState, search: string) =>
    queryOptions({
      queryKey: ['jobs', state, search],
      queryFn: () => ask<JobsView>(`${path`/operations/jobs`}?${query({ state, search })}`),
    }),
  job: (job: string) =>
    queryOptions({
      queryKey: ['jobs', 'one', job],
      queryFn: () => ask<JobDetailView>(path`/operations/jobs/${job}`),
    }),
  queues: () => queryOptions({ queryKey: ['queues'], queryFn: () => ask<WorkQueueView[]>(path`/operations/queues`) }),
  storage: () => queryOptions({ queryKey: ['storage'], queryFn: () => ask<StorageView>(path`/operations/storage`) }),
};
