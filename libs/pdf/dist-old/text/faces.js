import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
/** Those that between them have what any of them has: titles lean in the letters of `text`. */
export const CHECKED_FACES = ['text', 'strong', 'heading'];
// Static files by path: variable ones are embedded as Type 3, at three times the size. Latin first: the Japanese ones lack
// many of its accents, and their own Latin is another hand.
const FILES = {
    text: [
        '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
        '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    ],
    strong: [
        '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
        '@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf',
    ],
    heading: [
        '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
        '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
        '@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf',
    ],
    // Titles of works lean, as the references of the field do; Japanese has no leaning letters.
    title: [
        '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
        '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
        '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    ],
};
/** Beside Japanese letters, which have no serifs here, Latin ones have none either. */
const WITHOUT_SERIFS = { heading: 'strong' };
const require = createRequire(import.meta.url);
const opened = new Map();
/** The fonts of a face, in the order in which they are asked for a character; `serifs`: whether headings have them. */
export function facesOf(face, fallbackFonts, serifs = true) {
    const own = (!serifs && WITHOUT_SERIFS[face]) || face;
    return [
        ...FILES[own].map((file) => once(() => openFont(require.resolve(file)))),
        ...fallbackFonts.map((path) => once(() => openFont(path))),
    ];
}
/** The first font that has a character; undefined where none has it. */
export function findFont(fonts, code) {
    for (const open of fonts) {
        const font = open();
        if (font.hasGlyphForCodePoint(code))
            return font;
    }
    return undefined;
}
function once(open) {
    let font;
    return () => (font ??= open());
}
/** Parsed once per process: documents share the parsed font, each has its own subset. */
function openFont(path) {
    const known = opened.get(path);
    if (known)
        return known;
    const font = create(readFileSync(path));
    if (!('layout' in font))
        throw new Error(`${path}: a font collection; name a single TTF or OTF file.`);
    opened.set(path, tellCharacters(font));
    return font;
}
/**
 * Makes each glyph tell the characters it was asked for. A font of fontkit keeps with a glyph those it met first in the process,
 * or none where it was first a part of another glyph, so that a document's text would depend on the documents printed before it.
 */
function tellCharacters(font) {
    const getGlyph = font.getGlyph.bind(font);
    font.getGlyph = (id, characters = []) => {
        const glyph = getGlyph(id, characters);
        const same = glyph.codePoints.join() === characters.join();
        return same || characters.length === 0 ? glyph : Object.create(glyph, { codePoints: { value: characters } });
    };
    return font;
}
//# sourceMappingURL=faces.js.map