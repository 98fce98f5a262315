import type { FaultWords } from '@signatory/domain';
import type { FileFault } from '../report-file.js';

/** What a cell says. */
export interface Reading {
  /** The field's text; null where the cell cannot be used. */
  readonly text: string | null;
  readonly faults: readonly CellFault[];
  /** Where the text belongs into another field than the column's. */
  readonly said?: { readonly field: string };
}

export interface CellFault {
  readonly severity: FileFault['severity'];
  readonly words: FaultWords;
}
