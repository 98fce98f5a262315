import { PdfTextError } from './pdf-text-error.js';
/** Whether the fonts have every letter of some words: of what a person wrote it is asked, and no release fails over it. */
export function isPrintable(set, texts) {
    try {
        for (const text of texts)
            set.check(text, 'chapter');
        return true;
    }
    catch (error) {
        if (error instanceof PdfTextError)
            return false;
        throw error;
    }
}
//# sourceMappingURL=is-printable.js.map