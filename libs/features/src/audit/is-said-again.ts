import { hashOf } from '@signatory/persistence';

/** What somebody says, and who it is. */
interface Said {
  readonly actor: string;
  readonly [part: string]: unknown;
}

/**
 * Whether what is sent is the very thing that was said last, by the same person: its answer was lost on the way, and whoever said it
 * sends it again. It is said once then, and answered as it was. Under the lock that saying it takes, so that the first is seen.
 */
export function isSaidAgain(last: Said | null | undefined, sent: Said): boolean {
  return last !== null && last !== undefined && hashOf(last) === hashOf(sent);
}
