import type { ReleaseView } from '@signatory/contract';

/** Whether it was requested without an embargo. */
export const isWithout = ({ embargoUntil, requestedAt }: ReleaseView): boolean =>
  Date.parse(embargoUntil) <= Date.parse(requestedAt);

/** Whether it waits for a sign-off and for nothing else. */
export const isAtOnce = (release: ReleaseView): boolean => release.state === 'REQUESTED' && isWithout(release);

/** Whether an instant that was chosen has passed already; an empty field has none. */
export const isPast = (until: string): boolean => until !== '' && Date.parse(until) <= Date.now();
