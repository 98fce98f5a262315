import type { ReleaseView } from '@signatory/contract';

/** Whether it waits for a sign-off and for nothing else: it was requested without an embargo. */
export const isAtOnce = ({ state, embargoUntil, requestedAt }: ReleaseView): boolean =>
  state === 'REQUESTED' && Date.parse(embargoUntil) <= Date.parse(requestedAt);

/** Whether an instant that was chosen has passed already; an empty field has none. */
export const isPast = (until: string): boolean => until !== '' && Date.parse(until) <= Date.now();
