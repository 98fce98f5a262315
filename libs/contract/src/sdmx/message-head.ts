import type { ReleaseDocument } from '../release-document.js';
import { namesOf, named } from './names.js';
import { AGENCY } from './standard.js';

const SCHEMAS = 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master';

/** What stands before every message in SDMX-JSON 2.0: dated as the release, so that the same release gives the same bytes. */
export function messageHead(
  document: ReleaseDocument,
  releaseHash: string,
  kind: 'structure' | 'data',
  part: string,
): object {
  const { title, issued, marks, cycle, number } = document;
  const languages = Object.keys(namesOf(title));
  return {
    schema: `${SCHEMAS}/${kind}-message/tools/schemas/2.0.0/sdmx-json-${kind}-schema.json`,
    id: `${part}-${releaseHash}`,
    // Invented figures are for trials alone.
    test: marks.includes('illustrative'),
    prepared: issued ?? `${cycle.window?.to ?? '1970-01-01'}T00:00:00Z`,
    contentLanguages: languages,
    ...named(namesOf(title)),
    sender: { id: AGENCY, name: 'Signatory' },
    ...(document.verification && {
      links: [
        {
          href: `${document.verification.site}/results/${encodeURIComponent(cycle.code)}`,
          rel: 'describedby',
          title: `${cycle.code}, ${number}`,
        },
      ],
    }),
  };
}
