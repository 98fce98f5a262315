import type { Block } from '../layout/block.js';
import type { TextStyle } from '../text/typesetter.js';
/** An https address as a link; any other address is printed as plain text. */
export declare function linkLine(url: string, style: TextStyle, { before, after }?: {
    after?: number | undefined;
    before?: number | undefined;
}): Block;
