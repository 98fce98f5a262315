import type { Glyph } from 'fontkit';
import type { FaceName } from './faces.js';
import { isPrintable } from './is-printable.js';
import { Typesetter } from './typesetter.js';

/** A glyph that is drawn as its outlines: its place in the line, right and up, and what its units are, all in sizes of the font. */
export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly unit: number;
}

export interface PlacedLine {
  readonly glyphs: readonly PlacedGlyph[];
  /** In sizes of the font. */
  readonly width: number;
}

/** The glyphs of one line; `instead` stands for each character that no font has. */
export function placeGlyphs(text: string, face: FaceName, instead = ''): PlacedLine {
  const set = new Typesetter();
  const line = set.line(printable(set, text, instead), { face, size: 1, leading: 1, ink: '' });
  const glyphs: PlacedGlyph[] = [];
  for (const run of line.runs) {
    let { x } = run;
    for (const { font, ids, advances, kerns, offsets } of run.words.flatMap((word) => word.runs))
      for (const [at, id] of ids.entries()) {
        const [right, up] = offsets?.[at] ?? [0, 0];
        glyphs.push({ glyph: font.getGlyph(id), x: x + right / 1000, y: up / 1000, unit: 1 / font.unitsPerEm });
        x += ((advances[at] ?? 0) + (kerns[at] ?? 0)) / 1000;
      }
  }
  return { glyphs, width: line.width };
}

function printable(set: Typesetter, text: string, instead: string): string {
  if (isPrintable(set, [text])) return text;
  return [...text].map((character) => (isPrintable(set, [character]) ? character : instead)).join('');
}
