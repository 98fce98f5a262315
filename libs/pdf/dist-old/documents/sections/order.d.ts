import type { Member, View } from '../../view.js';
/** Members in the order of their table: by rank or band, then those not ranked. */
export declare function orderMembers({ document, members }: View): Member[];
