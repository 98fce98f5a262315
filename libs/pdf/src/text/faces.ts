import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { isOfRegion, openFont, openFonts, weightOf, type Region } from './open-font.js';

/** The faces a document is set in. */
export type FaceName = 'text' | 'strong' | 'heading' | 'title';
/** Those that between them have what any of them has: titles lean in the letters of `text`. */
export const CHECKED_FACES: readonly FaceName[] = ['text', 'strong', 'heading'];

type Weight = '400Regular' | '600SemiBold';

function notoSans(name: string, weight: Weight): string {
  return `@expo-google-fonts/noto-sans-${name.toLowerCase()}/${weight}/NotoSans${name}_${weight}.ttf`;
}

const SANS = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf';
const STRONG = '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf';

// Static files by path: variable ones are embedded as Type 3, at three times the size. Latin first: those of other scripts lack
// many of its accents, and their own Latin is another hand. Titles of works lean, as the references of the field do.
const LATIN: Readonly<Record<FaceName, readonly string[]>> = {
  text: [SANS],
  strong: [STRONG],
  heading: ['@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf', STRONG],
  title: ['@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf', SANS],
};

const WEIGHTS: Readonly<Record<FaceName, Weight>> = {
  text: '400Regular',
  strong: '600SemiBold',
  heading: '600SemiBold',
  title: '400Regular',
};

/** The fonts of one script are asked for its letters alone, so that no other text opens them. */
const SCRIPTS = [
  ['Arabic', /[\p{scx=Arabic}\u200c\u200d]/u],
  ['Hebrew', /\p{scx=Hebrew}/u],
  ['Devanagari', /[\p{scx=Devanagari}\u200c\u200d]/u],
  ['Thai', /\p{scx=Thai}/u],
] as const;

/** Beside letters that have no serifs here, Latin ones have none either. */
const IN_PLACE: Readonly<Partial<Record<FaceName, FaceName>>> = { heading: 'strong' };

const require = createRequire(import.meta.url);

/** Opens a font when a text first needs it: most documents never read the five megabytes of a Japanese one. */
export interface FontSource {
  open(this: void): Font;
  /** The only letters it is asked for. */
  readonly letters?: RegExp;
}

let added: { readonly paths: readonly string[]; readonly fonts: readonly Font[] } = { paths: [], fonts: [] };

/**
 * Adds fonts to those of the product, for all that this process prints from now on: TTF, OTF or TTC files by their paths, asked
 * for the letters that the own fonts lack. Throws `FontFault` where one cannot be read, naming it.
 */
export function useFonts(paths: readonly string[]): void {
  added = { paths, fonts: paths.flatMap(openFonts) };
}

/** Which fonts were added. */
export function addedFonts(): string {
  return added.paths.join('\n');
}

/** How the fonts of a document are chosen. */
export interface FontChoice {
  /** Whether headings have serifs. */
  readonly serifs?: boolean;
  /** Whose forms of the Han letters a text has, where an added font has them. */
  readonly region?: Region | undefined;
}

/** The fonts of a face, in the order in which they are asked for a character. */
export function facesOf(face: FaceName, { serifs = true, region }: FontChoice = {}): readonly FontSource[] {
  const own = (!serifs && IN_PLACE[face]) || face;
  const weight = WEIGHTS[own];
  const others = byWeight(added.fonts, weight === '400Regular' ? 400 : 600);
  const ofRegion = region ? others.filter((font) => isOfRegion(font, region)) : [];
  const given = (font: Font): FontSource => ({ open: () => font });
  return [
    ...LATIN[own].map(packaged),
    ...SCRIPTS.map(([name, letters]) => ({ ...packaged(notoSans(name, weight)), letters })),
    ...ofRegion.map(given),
    packaged(notoSans('JP', weight)),
    ...others.filter((font) => !ofRegion.includes(font)).map(given),
  ];
}

/** The first font that has a character; undefined where none has it. */
export function findFont(fonts: readonly FontSource[], code: number): Font | undefined {
  for (const { open, letters } of fonts) {
    if (letters && !letters.test(String.fromCodePoint(code))) continue;
    const font = open();
    if (font.hasGlyphForCodePoint(code)) return font;
  }
  return undefined;
}

/** Those of the nearest weight first, else in the order in which they were given. */
function byWeight(fonts: readonly Font[], weight: number): readonly Font[] {
  const far = (font: Font): number => Math.abs(weightOf(font) - weight);
  return fonts.toSorted((one, other) => far(one) - far(other));
}

function packaged(file: string): FontSource {
  let font: Font | undefined;
  return { open: () => (font ??= openFont(require.resolve(file))) };
}
