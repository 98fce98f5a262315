import { JOB_STATES, type JobState } from '@signatory/contract';

/** Which jobs an address shows; those given up unless it says otherwise. */
export function readJobSearch(search: Readonly<Record<string, unknown>>): { show?: JobState } {
  const show = JOB_STATES.find((state) => state === search['show']);
  return show === undefined ? {} : { show };
}
