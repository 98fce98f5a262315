import { notices } from '../api/notices.js';
import { tabNotes } from '../device/notes.js';

/** Of a built page; one that is being developed is served from its sources. */
const OWN = document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? null;

const LOADED_FOR = 'signatory.loaded-for';

/** Whether the app that is served is newer than the one this page is of, whose parts may be gone from the server. */
export const isNewer = (served: string | null): boolean => OWN !== null && served !== null && served !== OWN;

/**
 * Loads the page anew where the server serves a newer app; where it does not answer, it serves nothing newer. For each app once:
 * while servers take turns, another of them may send the older page again.
 */
export async function loadNewer(): Promise<void> {
  const { script } = await notices.served().catch(() => ({ script: null }));
  if (!isNewer(script) || tabNotes.read(LOADED_FOR) === script) return;
  tabNotes.write(LOADED_FOR, script);
  location.reload();
}
