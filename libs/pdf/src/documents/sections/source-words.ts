import { printPlace, type Source } from '@signatory/contract';
import { INK } from '../../identity.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { groups } from './verification.js';

// Nobody says in which language a source has its title.
const UNKNOWN = 'und';

/** `Decree 2025-210, Official gazette, 3 March 2025, https://example.org/decree`: what is cited, as a reference prints it. */
export function sourceWords(
  view: View,
  { title, publisher, published, page, accessed, url, archived, sha256 }: Source,
): readonly Span[] {
  const { say } = view;
  const rest = [
    publisher,
    published && view.date(published),
    page && printPlace(say, page),
    accessed && say('chapter.accessed', { date: view.date(accessed) }),
    url,
    archived && say('chapter.archived', { address: archived }),
    sha256 && `${say('evidence.hash')} ${groups(sha256)}`,
  ].filter(Boolean);
  return [
    { text: title, lang: UNKNOWN, face: 'title' },
    ...(rest.length > 0 ? [{ text: `${say('join.comma')}${rest.join(say('join.comma'))}`, ink: INK.ink600 }] : []),
  ];
}
