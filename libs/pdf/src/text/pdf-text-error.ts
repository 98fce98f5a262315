/** A text that cannot be printed: names the character, its place in the release document and the cure. */
export class PdfTextError extends Error {
  override readonly name = 'PdfTextError';

  constructor(
    /** The character that cannot be printed. */
    readonly character: string,
    /** Where it stands: `plan.members[TUR].name`. */
    readonly place: string,
    /** What to do about it. */
    readonly cure: string,
  ) {
    super(`${place}: cannot print ${describe(character)}. ${cure}`);
  }
}

function describe(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `"${character}" (U+${code})`;
}
