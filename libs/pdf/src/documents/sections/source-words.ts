import type { Source } from '@signatory/contract';
import { INK } from '../../identity.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { groups } from './verification.js';

// Nobody says in which language a source has its title.
const UNKNOWN = 'und';

/** `Decree 2025-210, Official gazette, 3 March 2025, https://example.org/decree`: what is cited, as a reference prints it. */
export function sourceWords(
  view: View,
  { title, publisher, published, accessed, url, sha256 }: Source,
): readonly Span[] {
  const { say } = view;
  const rest = [
    publisher,
    published && view.date(published),
    accessed && say('chapter.accessed', { date: view.date(accessed) }),
    url,
    sha256 && `${say('evidence.hash')} ${groups(sha256)}`,
  ].filter(Boolean);
  return [
    { text: title, lang: UNKNOWN, face: 'title' },
    ...(rest.length > 0 ? [{ text: `, ${rest.join(', ')}`, ink: INK.ink600 }] : []),
  ];
}
