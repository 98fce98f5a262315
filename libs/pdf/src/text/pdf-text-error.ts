/** A text that cannot be printed: names the character, its place in the release document and the cure. */
export class PdfTextError extends Error {
  override readonly name = 'PdfTextError';
  /** What is wrong and what to do about it, without the place: for whoever knows it by another name. */
  readonly fault: string;

  constructor(
    /** The character that cannot be printed. */
    readonly character: string,
    /** Where it stands: `plan.members[TUR].name`. */
    readonly place: string,
    cure: string,
  ) {
    const fault = `cannot print ${describe(character)}. ${cure}`;
    super(`${place}: ${fault}`);
    this.fault = fault;
  }
}

function describe(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `"${character}" (U+${code})`;
}
