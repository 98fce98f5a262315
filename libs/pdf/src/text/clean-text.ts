import { PdfTextError } from './pdf-text-error.js';

// Format characters, such as bidirectional controls and zero-width spaces: invisible, and able to make a reader see another text.
// Persian and the scripts of India write with two of them, which join letters or part them.
const INVISIBLE =
  /(?<![\p{scx=Arabic}\p{scx=Devanagari}])[\u200c\u200d]|[^\P{Cf}\u200c\u200d]|\p{Variation_Selector}/gu;
const CONTROL = /\p{Cc}/gu;
const SPACE = /[\t\n\v\f\r\u0085\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/gu;
const LIGATURES = /[\ufb00-\ufb06]/gu;
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\u{1f000}-\u{1faff}]|\u20e3/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
// Printable ASCII and letters of Latin-1 to Latin Extended-B need none of the checks.
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f]*$/u;

/**
 * A text as it is printed: composed (NFC), with every kind of space as one plain space and without control and
 * bidirectional characters. Throws `PdfTextError` on emoji and broken surrogates.
 */
export function cleanText(text: string, place: string): string {
  if (PLAIN.test(text)) return text;
  const found = EMOJI.exec(text);
  if (found) throw new PdfTextError(found[0], place, 'emoji');
  const broken = LONE_SURROGATE.exec(text);
  if (broken) throw new PdfTextError('\ufffd', place, 'half-character');
  return text
    .normalize('NFC')
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '');
}
