import type { TranslationState } from '../report/translation.js';

/** A text as it was saved last in one language. */
export interface SavedWords {
  readonly checked: boolean;
  /** SHA-256 of the source it was made from. */
  readonly sourceSha256: string | null;
}

/**
 * What a chapter's translation is now. A check holds for the source that was read: when that changes the check is void, and
 * the translation a draft again until somebody has compared it.
 */
export function stateOfChapterText(
  saved: SavedWords | null,
  sourceSha256: string,
): { readonly state: TranslationState; readonly outdated: boolean } {
  if (saved === null) return { state: 'MISSING', outdated: false };
  const outdated = saved.sourceSha256 !== sourceSha256;
  return { state: saved.checked && !outdated ? 'CHECKED' : 'DRAFT', outdated };
}
