import type { ReleaseView } from '@signatory/contract';
import type { MessageKey } from '@signatory/texts';

/** Of a release its state in words: one whose instant has come is not under embargo any more, and out in some seconds. */
export function stateText(
  { state, embargoUntil }: Pick<ReleaseView, 'state' | 'embargoUntil'>,
  now: number,
): MessageKey {
  return state === 'EMBARGOED' && Date.parse(embargoUntil) <= now ? 'release.due' : `release.${state}`;
}
