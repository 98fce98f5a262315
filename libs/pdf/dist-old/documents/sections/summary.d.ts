import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Words } from '../../text/typesetter.js';
import type { Mean, ShownText, View } from '../../view.js';
/** Overall; by member; by commitment, each with its distribution. */
export declare function summarySection(view: View): Section;
/** A row: a name and its mean. */
export interface Entry extends ShownText {
    /** Stands before the name, which hangs beside it. */
    readonly hang?: Words;
    readonly mean: Mean;
}
/** A name and its average: two such tables stand beside each other. `cut`: the row before which others are left out. */
export declare function compactTable(view: View, label: string, entries: readonly Entry[], cut?: number): Block;
