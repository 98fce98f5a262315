/** Stretches that no line may break but by a hyphen, in their order, and whether the text leaves a space open at its end. */
export interface Parts {
    readonly parts: readonly {
        readonly text: string;
        readonly spaceBefore: boolean;
    }[];
    readonly endsInSpace: boolean;
}
/** Read once per process: the documents of a release, and their languages, repeat each other's texts. */
export declare function readParts(text: string, place: string): Parts;
/** A text's beginning, which names it where nothing else does. */
export declare function quote(text: string): string;
