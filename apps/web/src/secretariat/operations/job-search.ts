import type { JobState } from '@signatory/contract';
import { upTo } from '../../app/address-parts.js';

/** Every state, what waits for a person first. Not the contract's own list: with it every first load had all that is said of jobs. */
export const JOB_ORDER: readonly JobState[] = ['FAILED', 'RUNNING', 'WAITING', 'DONE'];

/** As many as the server lists at most. */
export const MOST_JOBS = 200;

/** What an address of the queue monitor holds: the state, those given up unless it says otherwise, and the words that are looked for. */
export interface JobSearch {
  readonly show?: JobState;
  readonly search?: string;
}

const readWords = upTo(200);

/** Which jobs an address shows. */
export function readJobSearch({ show, search }: Readonly<Record<string, unknown>>): JobSearch {
  const state = JOB_ORDER.find((each) => each === show);
  const words = typeof search === 'string' ? readWords(search.trim()) : undefined;
  return { ...(state !== undefined && { show: state }), ...(words && { search: words }) };
}
