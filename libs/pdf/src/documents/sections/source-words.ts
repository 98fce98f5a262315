import { quotePieces, referencePieces, sourcePieces, type Source, type SourcePiece } from '@signatory/contract';
import { INK } from '../../identity.js';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { groups } from './verification.js';

// Nobody says in which language a source has its title, and its words.
const UNKNOWN = 'und';

/** What is cited, in the words that pages have of it too: *Decree 2025-210*, Official gazette (Tokyo) 3 March 2025. */
export function sourceWords({ language }: View, source: Source): readonly Span[] {
  return sourcePieces(language, source).map(spanOf);
}

/** The same as a sentence of its own. */
export function referenceWords({ language }: View, source: Source): readonly Span[] {
  return referencePieces(language, source).map(spanOf);
}

/** What follows on a reference where somebody quoted the words that show it. */
export function quoteWords({ language }: View, source: Source): readonly Span[] {
  return quotePieces(language, source).map(spanOf);
}

function spanOf({ kind, text }: SourcePiece): Span {
  switch (kind) {
    case 'title':
      return { text, lang: UNKNOWN, face: 'title' };
    case 'words':
      return quiet(text);
    case 'address':
      return address(text);
    case 'hash':
      return quiet(groups(text));
    case 'quote':
      return { text, lang: UNKNOWN };
  }
}

/** An address that a browser opens leads there; letters that no address has are written as it must have them. */
function address(text: string): Span {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : undefined;
  return url === undefined ? quiet(text) : { text, ink: INK.brand600, link: { url } };
}

function quiet(text: string): Span {
  return { text, ink: INK.ink600 };
}
