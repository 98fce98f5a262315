/**
 * A copy of a printed file with a line on each page, as an incremental update: the file's own bytes stand unchanged at its
 * beginning, so that a copy always tells which file it is of. The line is drawn as outlines, and is an artifact of the page:
 * no font is added, and who listens to the page is read what they were read before.
 */
export declare function markCopy(content: Uint8Array, mark: string, number: number): Uint8Array;
/** Which file a marked copy was made of; null for what is none. Anybody can write such a line: it proves nothing. */
export declare function readMark(bytes: Uint8Array): {
    number: number;
    size: number;
    sha256: string;
} | null;
