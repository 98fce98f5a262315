import { diffArrays } from 'diff';

/** A run of words that both texts have, or only one of them. */
export interface Piece {
  readonly kind: 'same' | 'was' | 'now';
  readonly text: string;
}

/** Beyond this many words of difference two texts are shown one after the other: nobody reads such a mixture. */
const MOST_EDITS = 1_500;

/** A date, or another number of several parts: one word, though a segmenter makes more of it. */
const JOINED = /(\p{N}+(?:[-–./:,]\p{N}+)+)/u;

/** What changed between two texts, word by word; a language without spaces has words too. */
export function diffWords(before: string, after: string, language: string): Piece[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const wordsOf = (text: string): string[] =>
    text
      .split(JOINED)
      .flatMap((part, n) => (n % 2 === 1 ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment)));
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS });
  const pieces: Piece[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? 'now' : removed ? 'was' : 'same',
        text: value.join(''),
      }))
    : diffWhole(before, after);
  return pieces.filter(({ text }) => text !== '');
}

/** One text, then the other. */
export function diffWhole(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const both: Piece[] = [
    { kind: 'was', text: before },
    { kind: 'now', text: after },
  ];
  return both.filter(({ text }) => text !== '');
}
