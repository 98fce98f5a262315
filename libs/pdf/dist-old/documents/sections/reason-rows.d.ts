import type { Cell, TableRow } from '../../layout/table.js';
import type { Span } from '../../text/typesetter.js';
/** A row of a table of scores, in the order of its columns. */
export interface ReasonedRow {
    readonly before: readonly Cell[];
    /** What the score is about, in its column, or over that of the reason too. */
    named(span: number): Cell;
    readonly reason: {
        readonly text: string;
        readonly lang: string | undefined;
    };
    readonly cited: readonly Span[];
    readonly after: readonly Cell[];
}
/** One row, with its reason beside what it is about; a long reason stands in a row of its own below, over their columns and those after. */
export declare function reasonRows({ before, named, reason, cited, after }: ReasonedRow): TableRow[];
