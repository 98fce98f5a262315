import type { ReleasePoint } from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
/** The releases of a plan up to this one, the oldest first; null where this is the first, or where none were kept. */
export declare function seriesOf({ document }: View): ReleasePoint[] | null;
/** A member's averages over the releases, those of all members dashed behind. */
export declare function memberSeries(view: View, member: Member, series: readonly ReleasePoint[]): Block;
/** All members' averages over the releases as a line, and everybody's as a table. */
export declare function seriesBlocks(view: View): Block[];
