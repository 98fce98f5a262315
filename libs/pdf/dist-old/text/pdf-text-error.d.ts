/** A text that cannot be printed: names the character, its place in the release document and the cure. */
export declare class PdfTextError extends Error {
    /** The character that cannot be printed. */
    readonly character: string;
    /** Where it stands: `plan.members[TUR].name`. */
    readonly place: string;
    readonly name = "PdfTextError";
    /** What is wrong and what to do about it, without the place: for whoever knows it by another name. */
    readonly fault: string;
    constructor(
    /** The character that cannot be printed. */
    character: string, 
    /** Where it stands: `plan.members[TUR].name`. */
    place: string, cure: string);
}
