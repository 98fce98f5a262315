import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
/** Members by average, the own one set off; of many, only the neighbours. */
export declare function comparison(view: View, member: Member): Block[];
