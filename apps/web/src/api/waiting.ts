import type { WaitingScores } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** How many scores of a cycle wait for somebody, apart from the other addresses: few screens carry it. */
export const waitingScores = (cycle: string) =>
  queryOptions({
    queryKey: ['scores', cycle, 'waiting'],
    queryFn: () => ask<WaitingScores[]>(path`/cycles/${cycle}/scores/waiting`),
  });
