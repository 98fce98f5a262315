import { levelsOf } from './direction.js';
import type { Piece } from './piece.js';

/**
 * Pieces with their directions, by the Unicode Bidirectional Algorithm (UAX #9) over the whole text, whose own direction is that
 * of its language, or of its first letter where the language runs from left to right; one that has two is parted between them. `reshape` sets each anew.
 */
export function direct(pieces: readonly Piece[], language: string, reshape: (piece: Piece) => Piece): Piece[] {
  let text = '';
  const starts = pieces.map((piece, at) => {
    if (piece.spaceBefore && at > 0) text += ' ';
    text += piece.text;
    return text.length - piece.text.length;
  });
  const { levels, base } = levelsOf(text, language);
  return pieces.flatMap((piece, at) => {
    const start = starts[at] ?? 0;
    const gap = levels[start - 1] ?? base;
    return stretches(levels.subarray(start, start + piece.text.length)).map(({ from, to, level }) => {
      const direction = { level, base, gap: from === 0 ? gap : level };
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
