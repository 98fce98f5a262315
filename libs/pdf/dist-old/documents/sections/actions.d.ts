import type { SourceNumbers } from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
/** What a member did, by commitment and day, with the numbers of what shows it; what was searched where it is silent. */
export declare function memberActions(view: View, set: Typesetter, member: Member, numbers: SourceNumbers): Block[];
