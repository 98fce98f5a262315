import type { SourceNumbers } from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** What a scorecard cites, by number; nothing where it cites nothing. */
export declare function referenceList(view: View, set: Typesetter, { sources }: SourceNumbers): Block[];
