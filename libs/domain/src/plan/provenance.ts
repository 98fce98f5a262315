import { chooseText, type Language, type LocalText, type Provenance } from '../text.js';

/** Where a pillar or a commitment comes from. */
export interface ItemProvenance {
  readonly kind: Exclude<Provenance, 'translation'>;
  readonly source: string;
  /** How sure we are that the measure stands under this pillar. */
  readonly confidence?: 'high' | 'medium' | 'low';
}

/** Whose words a reader of a language reads: official wording is official only where it is not shown in a translation. */
export function provenanceShown(
  { kind }: Pick<ItemProvenance, 'kind'>,
  text: LocalText,
  language: Language,
): Provenance {
  return kind === 'official' && chooseText(text, language).provenance === 'translation' ? 'translation' : kind;
}
