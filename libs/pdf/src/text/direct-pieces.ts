import { baseOf, levelsOf } from './direction.js';
import type { Piece } from './piece.js';

// First strong isolate, and the end of one.
const [ISOLATE, END] = ['\u2068', '\u2069'];

/**
 * Pieces with their directions, by the Unicode Bidirectional Algorithm (UAX #9) over the whole text, whose own direction is that of
 * its language, or of its first letter where the language runs from left to right; one that has two is parted between them. What
 * stands in a span of its own, such as a name beside its abbreviation, turns nothing around it. `spans`: of each piece, which it is
 * of. `reshape` sets each anew.
 */
export function direct(
  pieces: readonly Piece[],
  spans: readonly number[],
  language: string,
  reshape: (piece: Piece) => Piece,
): Piece[] {
  const isAlone = spans[0] === spans.at(-1);
  let text = '';
  const places = pieces.map((piece, at) => {
    const begins = !isAlone && spans[at] !== spans[at - 1];
    if (begins && at > 0) text += END;
    const gap = text.length;
    if (piece.spaceBefore && at > 0) text += ' ';
    if (begins) text += ISOLATE;
    const start = text.length;
    text += piece.text;
    return { gap, start, begins };
  });
  const { levels, base } = levelsOf(text, baseOf(pieces.map((piece) => piece.text).join(' '), language));
  return pieces.flatMap((piece, at) => {
    const { gap: before, start, begins } = places[at] ?? { gap: 0, start: 0, begins: false };
    const gap = levels[before] ?? base;
    return stretches(levels.subarray(start, start + piece.text.length)).map(({ from, to, level }) => {
      const direction = { level, base, gap: from === 0 ? gap : level, begins: begins && from === 0 };
      const follows = from > 0 && { spaceBefore: false, glued: true };
      return reshape({ ...piece, text: piece.text.slice(from, to), ...follows, direction });
    });
  });
}

/** Stretches of one level. */
function stretches(levels: Uint8Array): { from: number; to: number; level: number }[] {
  const found: { from: number; to: number; level: number }[] = [];
  for (const [at, level] of levels.entries()) {
    const last = found.at(-1);
    if (last?.level === level) last.to = at + 1;
    else found.push({ from: at, to: at + 1, level });
  }
  return found;
}
