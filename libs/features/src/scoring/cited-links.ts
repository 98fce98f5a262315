import type { CitedLink } from '@signatory/contract';
import type { CitedEvidence } from '@signatory/persistence';

/** What was cited as pages is read as pages. */
export function linksOf(cited: readonly CitedEvidence[]): CitedLink[] {
  return cited.map(({ title, publisher, url = '', published }) => ({
    title,
    url,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
  }));
}
