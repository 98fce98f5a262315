import type { ReleaseDifference } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** What a release prints otherwise than another one of its cycle: two frozen documents, so that it never changes. */
export function releaseDifference(release: string, since: string) {
  return queryOptions({
    queryKey: ['release-difference', release, since],
    queryFn: () =>
      ask<ReleaseDifference>(`${path`/releases/${release}/difference`}?since=${encodeURIComponent(since)}`),
    staleTime: Infinity,
  });
}
