import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { ReleaseCommitment } from '@signatory/contract';
import type { View } from '../../view.js';
/** Table D: commitments by average. */
export declare function tableDSection(view: View): Section;
/** Commitments with their averages, in the order given. */
export declare function commitmentTable(view: View, commitments: readonly ReleaseCommitment[]): Block;
