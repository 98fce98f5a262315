import { PdfTextError } from './pdf-text-error.js';

// Bidirectional controls, zero-width characters, variation selectors and soft hyphens: invisible, and able to make a reader see another text.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/gu;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
const SPACE = /[\t\n\v\f\r\u0085\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/gu;
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\u{1f000}-\u{1faff}]|\u20e3/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SUSPECT = /[\u0000-\u001f\u007f-\u00ad\u0300-\u{10ffff}]/u;

/**
 * A text as it is printed: composed (NFC), with every kind of space as one plain space and without control and
 * bidirectional characters. Throws `PdfTextError` on emoji and broken surrogates.
 */
export function cleanText(text: string, place: string): string {
  if (!SUSPECT.test(text)) return text;
  const found = EMOJI.exec(text);
  if (found) throw new PdfTextError(found[0], place, 'Emoji are not printed: say it in words.');
  const broken = LONE_SURROGATE.exec(text);
  if (broken) throw new PdfTextError('\ufffd', place, 'The text holds half a character: type it again.');
  return text.normalize('NFC').replace(SPACE, ' ').replace(INVISIBLE, '').replace(CONTROL, '');
}
