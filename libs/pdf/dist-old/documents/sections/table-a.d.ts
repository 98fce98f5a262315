import type { Section } from '../../layout/compose.js';
import { type TableRow } from '../../layout/table.js';
import type { Pillar, View } from '../../view.js';
/** Pillars in order, then what belongs to none. */
export declare function groupsOf(view: View): {
    pillar: Pillar | null;
    label: string | null;
}[];
export declare function pillarLabel(view: View, pillar: Pillar): string;
/** Room for the plan's longest code, points: digits are 4.5 wide. */
export declare function codeWidth(view: View): number;
/** A row that opens a pillar's commitments. */
export declare function groupRow(label: string, span: number, first: boolean, note?: string): TableRow;
/** Table A: the commitments assessed, with their words and where these come from. */
export declare function tableASection(view: View): Section;
