import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

/** Whose forms of the Han letters: of mainland China, of Taiwan and Hong Kong, of Korea. Japan's are those of the own fonts. */
export type Region = 'hans' | 'hant' | 'ko';

/** A table that fontkit reads and its types leave out. */
interface Tables {
  readonly 'OS/2'?: { readonly usWeightClass?: number };
}

/** How families are named that are drawn for one region: Noto Sans SC, Noto Sans CJK SC, Source Han Serif TW. */
const NAMED: Readonly<Record<Region, RegExp>> = {
  hans: /(?:sc|cn|hans)$/i,
  hant: /(?:tc|tw|hk|hant)$/i,
  ko: /(?:kr|SansK|SerifK)$/i,
};

/** A file that is no font, with its path and the cure. */
export class FontFault extends Error {
  override readonly name = 'FontFault';
}

const opened = new Map<string, readonly Font[]>();

/** A font that comes with the product. Parsed once per process: documents share the parsed font, each has its own subset. */
export function openFont(path: string): Font {
  const [font, another] = openFonts(path);
  if (!font || another) throw new Error(`${path}: a font collection, where one font was expected.`);
  return font;
}

/** The fonts of a file: one, or those of a collection. Throws where it is none, naming the file. */
export function openFonts(path: string): readonly Font[] {
  const known = opened.get(path);
  if (known) return known;
  const fonts = readFonts(path).map(tellCharacters);
  opened.set(path, fonts);
  return fonts;
}

function readFonts(path: string): readonly Font[] {
  try {
    const read = create(readFileSync(path));
    return 'fonts' in read ? read.fonts : [read];
  } catch (error) {
    throw new FontFault(`${path} is no font that can be read. Name a TTF, OTF or TTC file.`, { cause: error });
  }
}

/** 400 is regular, 700 bold. */
export function weightOf(font: Font): number {
  return (font as Font & Tables)['OS/2']?.usWeightClass ?? 400;
}

/**
 * Whether the Han letters of a font are those of a region. By its family's name: of the code pages that it declares, a font of one
 * region has those of others as well.
 */
export function isOfRegion(font: Font, region: Region): boolean {
  const [family = ''] = (font.postscriptName ?? '').split('-');
  return NAMED[region].test(family);
}

/** The region of a language, where it has forms of its own. */
export function regionOf(language: string | undefined): Region | undefined {
  if (!language) return undefined;
  if (/^ko\b/i.test(language)) return 'ko';
  if (!/^(?:zh|yue|cmn)\b/i.test(language)) return undefined;
  return /-(?:hant|tw|hk|mo)\b/i.test(language) ? 'hant' : 'hans';
}

/**
 * Makes each glyph tell the characters it was asked for. A font of fontkit keeps with a glyph those it met first in the process,
 * or none where it was first a part of another glyph, so that a document's text would depend on the documents printed before it.
 */
function tellCharacters(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    const glyph = getGlyph(id, characters);
    const same = glyph.codePoints.join() === characters.join();
    return same || characters.length === 0 ? glyph : Object.create(glyph, { codePoints: { value: characters } });
  };
  return font;
}
