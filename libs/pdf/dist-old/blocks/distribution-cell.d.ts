import type { Cell } from '../layout/table.js';
import type { Counts } from './distribution-bar.js';
/** The counts of +1, 0 and −1 as a small bar in a table. */
export declare function distributionCell(counts: Counts, lineHeight: number): Cell;
