import { faultWords, type FaultWords } from '@signatory/domain';
import { sayFault } from '@signatory/texts';

/** Why a character cannot be printed. */
type Unprintable = 'emoji' | 'no-font' | 'half-character';

/** A text that cannot be printed: names the character, its place in the release document and the cure. */
export class PdfTextError extends Error {
  override readonly name = 'PdfTextError';
  /** What is wrong and what to do about it, without the place: for whoever knows it by another name. */
  readonly words: FaultWords;

  constructor(
    /** The character that cannot be printed. */
    readonly character: string,
    /** Where it stands: `plan.members[TUR].name`. */
    readonly place: string,
    cause: Unprintable,
  ) {
    // A mark that stands over a letter is shown over a letter's place, not over the quotation mark before it.
    const shown = /^\p{M}/u.test(character) ? `\u25cc${character}` : character;
    const words = faultWords(`print.${cause}`, { character: shown, code: codeOf(character) });
    super(`${place}: ${sayUnprintable('en', words)}`);
    this.words = words;
  }

  /** The same without the place, in a language. */
  say(language: string): string {
    return sayUnprintable(language, this.words);
  }
}

function sayUnprintable(language: string, words: FaultWords): string {
  const { message, cure } = sayFault(language, words);
  return `${message}${/^ja\b/.test(language) ? '。' : '. '}${cure}`;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
