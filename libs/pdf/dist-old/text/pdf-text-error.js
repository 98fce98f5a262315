/** A text that cannot be printed: names the character, its place in the release document and the cure. */
export class PdfTextError extends Error {
    character;
    place;
    name = 'PdfTextError';
    /** What is wrong and what to do about it, without the place: for whoever knows it by another name. */
    fault;
    constructor(
    /** The character that cannot be printed. */
    character, 
    /** Where it stands: `plan.members[TUR].name`. */
    place, cure) {
        const fault = `cannot print ${describe(character)}. ${cure}`;
        super(`${place}: ${fault}`);
        this.character = character;
        this.place = place;
        this.fault = fault;
    }
}
function describe(character) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `"${character}" (U+${code})`;
}
//# sourceMappingURL=pdf-text-error.js.map