import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
/** Patterns by language, after F. M. Liang's thesis of 1983; the product's own English is British. */
const PATTERNS = {
    de: 'de-1996',
    en: 'en-gb',
    'en-US': 'en-us',
    fr: 'fr',
    it: 'it',
};
/** No shorter word is parted, and no part is shorter: what is gained is less than what it costs to read. */
const SHORTEST_WORD = 8;
const SHORTEST_PART = 3;
/** A word with its marks: an elided article before it, a genitive after it. Nothing with a figure or a hyphen in it is one. */
const WORD = /^([^\p{L}\p{N}]*(?:\p{L}{1,6}[’'])?)(\p{L}+)((?:[’']\p{L}{1,2})?[^\p{L}\p{N}‐-]*)$/u;
const ACRONYM = /\p{Lu}{2}/u;
const CAPITAL = /^\p{Lu}/u;
/** Words that are kept with their places; a process that prints many plans starts afresh rather than growing without end. */
const MOST = 30_000;
const byLanguage = new Map();
/**
 * How many letters of a word may stand before a hyphen, fewest first; none where the language's patterns are not known, or
 * where it is no plain word. `lang` is BCP 47.
 */
export function hyphenPlaces(text, lang) {
    const patterns = PATTERNS[lang] ?? PATTERNS[lang.split('-')[0] ?? lang];
    const [, before = '', word = ''] = WORD.exec(text) ?? [];
    if (!patterns || word.length < SHORTEST_WORD || ACRONYM.test(word))
        return [];
    // Of one case here: the library's own way to lower it depends on the machine's language.
    const lower = word.toLowerCase();
    if (lower.length !== word.length)
        return [];
    return placesIn(lower, patterns).map((place) => before.length + place);
}
/** Whether a word is a name by its look: German writes every noun with a capital. */
export function looksLikeName(text, lang) {
    return !/^de\b/.test(lang) && CAPITAL.test(WORD.exec(text)?.[2] ?? '');
}
function placesIn(word, patterns) {
    const { hyphenator, places } = languageOf(patterns);
    const known = places.get(word);
    if (known)
        return known;
    const found = [];
    let letters = 0;
    for (const part of hyphenator(word).split('\u00ad')) {
        letters += part.length;
        if (letters >= SHORTEST_PART && word.length - letters >= SHORTEST_PART)
            found.push(letters);
    }
    places.set(word, found);
    return found;
}
/** Read when a text first needs them: those of German take a tenth of a second. The library keeps every word, so it goes with ours. */
function languageOf(patterns) {
    const known = byLanguage.get(patterns);
    if (known && known.places.size < MOST)
        return known;
    const create = require('hyphen');
    const made = { hyphenator: create(require(`hyphen/patterns/${patterns}.js`), { html: false }), places: new Map() };
    byLanguage.set(patterns, made);
    return made;
}
//# sourceMappingURL=hyphenate.js.map