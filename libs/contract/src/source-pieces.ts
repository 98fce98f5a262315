import { formatDate, matchLanguage, messages } from '@signatory/texts';
import { printPlace } from './print-place.js';
import type { Source } from './source-numbers.js';

/** A piece of a reference: what it is called, what is said of it, where it is, the hash of its file, and the words that show it. */
export interface SourcePiece {
  readonly kind: 'title' | 'words' | 'address' | 'hash' | 'quote';
  readonly text: string;
}

/**
 * *Decree 2025-210*, Official gazette (Tokyo) 3 March 2025. Access Date: 4 April 2025. https://example.org/decree: what is cited, as
 * the reports of the field print it. Who publishes is named with the city, where somebody said it; what is not known leaves no sign.
 */
export function sourcePieces(language: string, source: Source): readonly SourcePiece[] {
  const say = messages(language);
  const { title, publisher, published, page, accessed, url, archived, sha256 } = source;
  const words = (text: string): SourcePiece => ({ kind: 'words', text });
  const date = published && formatDate(language, published);
  const issued = publisher && date ? say('reference.published', { publisher, date }) : publisher || date;
  const sentences: readonly (readonly SourcePiece[])[] = [
    accessed ? [words(say('reference.accessed', { date: formatDate(language, accessed) }))] : [],
    url ? [{ kind: 'address', text: url }] : [],
    archived ? [words(`${say('reference.archived')}${say('join.colon')}`), { kind: 'address', text: archived }] : [],
    sha256 ? [words(`${say('evidence.hash')} `), { kind: 'hash', text: sha256 }] : [],
  ];
  return [
    { kind: 'title', text: title },
    ...[issued, page && printPlace(say, page)].flatMap((each) => (each ? [words(`${say('join.comma')}${each}`)] : [])),
    ...sentences.flatMap((each) => (each.length > 0 ? [words(stopOf(language)), ...each] : [])),
  ];
}

/** The same as a sentence of its own. No stop stands behind an address: whoever copies it would take it along. */
export function referencePieces(language: string, source: Source): readonly SourcePiece[] {
  const pieces = sourcePieces(language, source);
  const last = pieces.at(-1);
  if (!last || last.kind === 'address' || /[.!?。]$/.test(last.text)) return pieces;
  return [...pieces, { kind: 'words', text: stopOf(language).trimEnd() }];
}

/** What follows on a reference where somebody quoted the words that show it. */
export function quotePieces(language: string, { quote, also = [] }: Source): readonly SourcePiece[] {
  const say = messages(language);
  // Its own place stands in the reference.
  return [{ quote, page: undefined }, ...also].flatMap(({ quote: words, page }): SourcePiece[] => {
    if (!words) return [];
    const text = page
      ? say('references.quoteAt', { quote: words, at: printPlace(say, page) })
      : say('references.quote', { quote: words });
    return [
      { kind: 'words', text: ' ' },
      { kind: 'quote', text },
    ];
  });
}

/** Between a sentence, or what stands for one, and the next. */
function stopOf(language: string): string {
  return matchLanguage(language) === 'ja' ? '。' : '. ';
}
