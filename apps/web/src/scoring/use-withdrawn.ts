import { withdrawnLast, type ScoreState } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';

/** Whether a score of a cycle was published in a release that was withdrawn, and nothing took the place of that: its own state is as it was. */
export function useWithdrawn(cycle: string, states: readonly ScoreState[]): boolean {
  const releases = useQuery({ ...queries.releases(cycle), enabled: states.includes('PUBLISHED') });
  return withdrawnLast(releases.data ?? []) !== undefined;
}
