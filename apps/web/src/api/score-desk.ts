import type { ScorePage, ScoreRow, ScoreFilters } from '@signatory/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** The pages of a desk of scores. Under the name of scores: whoever gives one changes it. */
export const scoreDesk = (cycle: string, filters: ScoreFilters) =>
  infiniteQueryOptions({
    queryKey: ['scores', cycle, 'desk', filters],
    queryFn: ({ pageParam }) => {
      const all = Object.entries({ ...filters, cursor: pageParam ?? '' });
      const query = new URLSearchParams(all.flatMap(([name, value]) => (value ? [[name, value]] : [])));
      return ask<ScorePage>(`${path`/cycles/${cycle}/scores/desk`}?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** Those of one member. */
export const scoresOf = (cycle: string, member: string) =>
  queryOptions({
    queryKey: ['scores', cycle, member],
    queryFn: () => ask<ScoreRow[]>(path`/cycles/${cycle}/scores?member=${member}`),
  });
