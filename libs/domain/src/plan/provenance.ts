import type { Provenance } from '../text.js';

/** Where a pillar or a commitment comes from. */
export interface ItemProvenance {
  readonly kind: Exclude<Provenance, 'translation'>;
  readonly source: string;
  /** How sure we are that the measure stands under this pillar. */
  readonly confidence?: 'high' | 'medium' | 'low';
}
