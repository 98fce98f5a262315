import type { Piece } from './piece.js';

// Without the mark of a long vowel, which stands inside words of katakana.
const HIRAGANA = /\p{sc=Hiragana}$/u;
const KATAKANA = /^[\p{sc=Katakana}ー]/u;
const ENDS_KATAKANA = /[\p{sc=Katakana}ー]$/u;
const NOT_HIRAGANA = /^\P{sc=Hiragana}/u;
const ENDS = /[、。，．・：；！？）〕］｝〉》」』】〜～]$/u;
const OPENS = /^[（〔［｛〈《「『【]/u;

/**
 * Pieces of a Japanese heading that stay together: a phrase is a word with the kana that follow it, and its lines end where a
 * reader would pause. Told by the letters alone: a dictionary would break otherwise in its next edition.
 */
export function joinPhrases(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    const before = pieces[at - 1]?.text;
    if (piece.spaceBefore || before === undefined || !isWide(before + piece.text)) return piece;
    const begins =
      (HIRAGANA.test(before) && NOT_HIRAGANA.test(piece.text)) || ENDS.test(before) || OPENS.test(piece.text);
    return begins ? piece : { ...piece, glued: true };
  });
}

/** Pieces of a Japanese heading of which only words of katakana stay together: cut in two, such a word is none. */
export function joinKatakana(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    const inWord = !piece.spaceBefore && ENDS_KATAKANA.test(pieces[at - 1]?.text ?? '') && KATAKANA.test(piece.text);
    return inWord ? { ...piece, glued: true } : piece;
  });
}

function isWide(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
}
