import type { ReleaseView } from '@signatory/contract';

/** What has no embargo is asked to be published so soon after it is requested: with its sign-off, that is. */
const AT_ONCE_MS = 60_000;

/** The instant of a request without an embargo. */
export const atOnce = (): string => new Date(Date.now() + AT_ONCE_MS).toISOString();

/** Whether it waits for a sign-off and for nothing else; the two clocks may differ. */
export const isAtOnce = ({ state, embargoUntil, requestedAt }: ReleaseView): boolean =>
  state === 'REQUESTED' && Date.parse(embargoUntil) - Date.parse(requestedAt) <= 2 * AT_ONCE_MS;

/** Whether an instant that was chosen has passed already; an empty field has none. */
export const isPast = (until: string): boolean => until !== '' && Date.parse(until) <= Date.now();
