/**
 * How many letters of a word may stand before a hyphen, fewest first; none where the language's patterns are not known, or
 * where it is no plain word. `lang` is BCP 47.
 */
export declare function hyphenPlaces(text: string, lang: string): readonly number[];
/** Whether a word is a name by its look: German writes every noun with a capital. */
export declare function looksLikeName(text: string, lang: string): boolean;
