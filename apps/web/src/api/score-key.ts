import { path } from './client.js';

/** One cell of the scoring desk. */
export interface ScoreKey {
  readonly cycle: string;
  readonly member: string;
  readonly commitment: string;
}

/** Where one act on a cell is. */
export function scorePath({ cycle, member, commitment }: ScoreKey, act: string): string {
  return path`/cycles/${cycle}/scores/${member}/${commitment}/${act}`;
}
