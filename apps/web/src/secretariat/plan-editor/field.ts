import type { MessageKey } from '@signatory/texts';
import type { Part } from './document.js';

/** What a field is filled in with. `code` is the key that a code list stands under. */
export type Control =
  | {
      readonly is:
        | 'words'
        | 'line'
        | 'code'
        | 'expression'
        | 'whole'
        | 'codes'
        | 'by'
        | 'members'
        | 'texts'
        | 'alignments';
    }
  | { readonly is: 'choice'; readonly options: readonly (readonly [value: string, label: MessageKey])[] }
  | { readonly is: 'one-of'; readonly of: 'pillars' | 'indicators' | 'lists' | 'disaggregations' }
  /** An answer of the indicator that it is said of: a figure, a code or yes and no. */
  | { readonly is: 'stated' }
  | { readonly is: 'yes-no' }
  | { readonly is: 'score' };

/** One field of an item's form. */
export interface Field {
  /** Where in the item: `range/min`. */
  readonly place: string;
  readonly label: MessageKey;
  readonly help?: MessageKey;
  readonly control: Control;
  /** Emptied it stays as an empty text, so that what is wrong with it is told at its place. */
  readonly needed?: boolean;
  /** Where it says nothing it is not shown, unless there is something in it. */
  readonly fits?: (item: Part) => boolean;
}
