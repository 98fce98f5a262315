/** Of a narrative in another language than the reporter's. */
export const TRANSLATION_STATES = ['MISSING', 'DRAFT', 'CHECKED'] as const;
export type TranslationState = (typeof TRANSLATION_STATES)[number];

/** The states of a translation that has words. */
export const WRITTEN_TRANSLATIONS = ['DRAFT', 'CHECKED'] as const satisfies readonly TranslationState[];
export type WrittenTranslation = (typeof WRITTEN_TRANSLATIONS)[number];

/** A narrative with its translation, as one save leaves it. */
export interface TranslatedWords {
  /** The reporter's own words. */
  readonly source: string;
  readonly translation: string;
}

/**
 * What a translation is after a save. A check holds for the words that were checked: when the source changes and the
 * translation does not, it is void and the translation is a draft again.
 */
export function stateOfTranslation(
  before: TranslatedWords | null,
  after: TranslatedWords | null,
  checked: boolean,
): WrittenTranslation | null {
  if (after === null || after.translation.trim() === '') return null;
  if (!checked) return 'DRAFT';
  const isOutdated =
    before !== null && before.translation === after.translation && before.source.trim() !== after.source.trim();
  return isOutdated ? 'DRAFT' : 'CHECKED';
}
