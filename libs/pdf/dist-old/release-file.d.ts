import type { Writable } from 'node:stream';
import { type PlannedFile, type ReleaseDocument } from '@signatory/contract';
import type { Paper, Watch } from './options.js';
/** What a file is. */
type PrintedFile = Pick<PlannedFile, 'language' | 'member' | 'item'> & {
    readonly product: string;
};
/**
 * Prints the files of one release from its document and hash alone: the same bytes from the same, whoever prints them and
 * in whatever order. What its documents share is laid out once for each language; one language's layout is kept at a time.
 * Without a hash the document is one of a file, which no release has frozen.
 */
export declare class ReleasePrinter {
    private readonly document;
    private readonly releaseHash?;
    private readonly paper;
    private layout;
    constructor(document: ReleaseDocument, releaseHash?: string | undefined, paper?: Paper);
    /** Writes one file into `sink`, page by page, and ends it; `watch` follows those that have pages. */
    write({ product, language, member, item }: PrintedFile, sink: Writable, watch?: Watch): Promise<void>;
    /** The bytes of one file. */
    bytes(file: PrintedFile): Promise<Uint8Array>;
    private layoutIn;
}
/** The bytes of one file of a release, by itself. */
export declare function renderReleaseFile(document: ReleaseDocument, file: PrintedFile, releaseHash: string): Promise<Uint8Array>;
export {};
