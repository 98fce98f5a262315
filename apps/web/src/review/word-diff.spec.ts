import fc from 'fast-check';
import { diffWhole, diffWords, type Piece } from './word-diff.js';

const side = (pieces: readonly Piece[], kind: Piece['kind']): string =>
  pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('the difference between two texts', () => {
  it('is told word by word', () => {
    expect(diffWords('Two units work at night.', 'Three units work at night.', 'en')).toEqual([
      { kind: 'was', text: 'Two' },
      { kind: 'now', text: 'Three' },
      { kind: 'same', text: ' units work at night.' },
    ]);
  });

  it('knows the words of a language without spaces', () => {
    expect(diffWords('東京に部署がある', '大阪に部署がある', 'ja')).toEqual([
      { kind: 'was', text: '東京' },
      { kind: 'now', text: '大阪' },
      { kind: 'same', text: 'に部署がある' },
    ]);
  });

  it('leaves a date whole, in words and alone', () => {
    expect(diffWords('Adopted on 2024-10-04.', 'Adopted on 2027-01-10.', 'en')).toEqual([
      { kind: 'same', text: 'Adopted on ' },
      { kind: 'was', text: '2024-10-04' },
      { kind: 'now', text: '2027-01-10' },
      { kind: 'same', text: '.' },
    ]);
    expect(diffWhole('window', 'window-end').map(({ text }) => text)).toEqual(['window', 'window-end']);
    expect(diffWhole('14', '')).toEqual([{ kind: 'was', text: '14' }]);
  });

  it('is nothing between equal texts, and all of a text beside none', () => {
    expect(diffWords('As it was.', 'As it was.', 'en')).toEqual([{ kind: 'same', text: 'As it was.' }]);
    expect(diffWords('', 'New.', 'en')).toEqual([{ kind: 'now', text: 'New.' }]);
  });

  it('loses no letter of either', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'é', '東京', '.'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(' '), b.join(' ')];
        const pieces = diffWords(before, after, 'en');
        expect([side(pieces, 'was'), side(pieces, 'now')]).toEqual([before, after]);
      }),
    );
  });

  it('gives up on a mixture nobody reads, and shows one after the other', () => {
    const many = (word: string): string => Array.from({ length: 2_000 }, (_, n) => `${word}${n}`).join(' ');
    const pieces = diffWords(many('a'), many('b'), 'en');
    expect(pieces.map(({ kind }) => kind)).toEqual(['was', 'now']);
  });
});
