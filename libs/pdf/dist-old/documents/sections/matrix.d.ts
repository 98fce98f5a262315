import type { Mark } from '../../blocks/score-mark.js';
import type { Block } from '../../layout/block.js';
import type { Paper } from '../../options.js';
import type { Typesetter, Words } from '../../text/typesetter.js';
import type { Mean, View } from '../../view.js';
/** One line of the matrix: a member or a commitment. */
export interface Axis {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly words: Words;
    /** Of the words, where it is not the document's. */
    readonly lang?: string | undefined;
    /** Stands before the words, which hang beside it. */
    readonly hang?: Words;
    readonly mean: Mean;
}
export interface Matrix {
    readonly columns: readonly Axis[];
    readonly groups: readonly {
        readonly label: string | null;
        readonly entries: readonly Axis[];
    }[];
    readonly rowTerm: string;
    /** Names the row of the columns' averages; null leaves it out, where the rows are only a part. */
    readonly columnAverage: string | null;
    mark(row: Axis, column: Axis): Mark;
}
/** How a matrix stands on its pages. */
export interface MatrixLayout {
    readonly turned: boolean;
    readonly room: number;
    readonly label: number;
    readonly columnsPerPanel: number;
}
/** Commitments as rows, members as columns. */
export declare function commitmentsByMember(view: View): Matrix;
/** Members as rows, for plans with more of them than a page is wide. */
export declare function membersByCommitment(view: View): Matrix;
/** Upright where the columns stay easy to read, turned where not, in parts where neither has room for all. */
export declare function layOutMatrix(matrix: Matrix, set: Typesetter, paper: Paper): MatrixLayout;
/** The matrix as a table, in the room of a layout. */
export declare function matrixTable(view: View, set: Typesetter, matrix: Matrix, layout: MatrixLayout): Block;
