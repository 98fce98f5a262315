import { printPlace, type Source } from '@signatory/contract';
import { INK } from '../../identity.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { groups } from './verification.js';

// Nobody says in which language a source has its title.
const UNKNOWN = 'und';

/**
 * *Decree 2025-210*, Official gazette (Tokyo) 3 March 2025. Access Date: 4 April 2025. https://example.org/decree: what is cited, as
 * the reports of the field print it. Who publishes is named with the city, where somebody said it; what is not known leaves no sign.
 */
export function sourceWords(view: View, source: Source): readonly Span[] {
  const { say } = view;
  const { title, publisher, published, page, accessed, url, archived, sha256 } = source;
  const date = published && view.date(published);
  const issued = publisher && date ? say('pdf.reference.published', { publisher, date }) : publisher || date;
  const place = page && printPlace(say, page);
  const sentences: readonly (readonly Span[])[] = [
    accessed ? [quiet(say('pdf.reference.accessed', { date: view.date(accessed) }))] : [],
    url ? [address(url)] : [],
    archived ? [quiet(`${say('pdf.reference.archived')}${say('join.colon')}`), address(archived)] : [],
    sha256 ? [quiet(`${say('evidence.hash')} ${groups(sha256)}`)] : [],
  ];
  return [
    { text: title, lang: UNKNOWN, face: 'title' },
    ...[issued, place].flatMap((words): Span[] => (words ? [quiet(`${say('join.comma')}${words}`)] : [])),
    ...sentences.flatMap((words): Span[] => (words.length > 0 ? [quiet(view.stop), ...words] : [])),
  ];
}

/** The same as a sentence of its own. No stop stands behind an address: whoever copies it would take it along. */
export function referenceWords(view: View, source: Source): readonly Span[] {
  const words = sourceWords(view, source);
  const last = words.at(-1)?.text ?? '';
  const endsInAddress = last === (source.archived ?? source.url) && !source.sha256;
  return endsInAddress || /[.!?。]$/.test(last) ? words : [...words, { text: view.stop.trimEnd(), ink: INK.ink600 }];
}

/** An address that a browser opens leads there; letters that no address has are written as it must have them. */
function address(text: string): Span {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : undefined;
  return url === undefined ? quiet(text) : { text, ink: INK.brand600, link: { url } };
}

function quiet(text: string): Span {
  return { text, ink: INK.ink600 };
}
