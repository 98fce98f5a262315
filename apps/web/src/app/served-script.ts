import { notices } from '../api/notices.js';

/** Of a built page; one that is being developed is served from its sources. */
const OWN = document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? null;

/** Whether the app that is served is newer than the one this page is of, whose parts may be gone from the server. */
export const isNewer = (served: string | null): boolean => OWN !== null && served !== null && served !== OWN;

/** The same, asked of the server; where it does not answer, it serves nothing newer. */
export const isReplaced = (): Promise<boolean> =>
  notices.served().then(
    ({ script }) => isNewer(script),
    () => false,
  );
