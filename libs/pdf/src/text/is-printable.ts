import { PdfTextError } from './pdf-text-error.js';
import type { Typesetter } from './typesetter.js';

/** Whether the fonts have every letter of some words: of what a person wrote it is asked, and no release fails over it. */
export function isPrintable(set: Typesetter, texts: readonly string[]): boolean {
  try {
    for (const text of texts) set.check(text, 'chapter');
    return true;
  } catch (error) {
    if (error instanceof PdfTextError) return false;
    throw error;
  }
}
