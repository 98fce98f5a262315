import type { JobState } from '@signatory/contract';

/** Every state, what waits for a person first. Not the contract's own list: with it every first load had all that is said of jobs. */
export const JOB_ORDER: readonly JobState[] = ['FAILED', 'RUNNING', 'WAITING', 'DONE'];

/** Which jobs an address shows; those given up unless it says otherwise. */
export function readJobSearch(search: Readonly<Record<string, unknown>>): { show?: JobState } {
  const show = JOB_ORDER.find((state) => state === search['show']);
  return show === undefined ? {} : { show };
}
