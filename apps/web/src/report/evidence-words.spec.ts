import { messages } from '@signatory/texts';
import type { Speech } from '../session/language.js';
import { faultOf, sayBytes, sayPage, storedAs, type Piece, type StoredPiece } from './evidence-words.js';

const speech = {
  say: messages('en'),
  date: (day: string) => `<${day}>`,
  decimal: (text: string) => text,
} as unknown as Speech;
const MB = 1_048_576;

it.each([
  ['7', 'page 7'],
  ['xiv', 'page xiv'],
  ['12–14', 'page 12–14'],
  ['3, 5', 'page 3, 5'],
  ['p. 7', 'p. 7'],
  ['Annex II', 'Annex II'],
  ['§ 3', '§ 3'],
])('where %s is cited, %s is said', (page, words) => {
  expect(sayPage(page, speech.say)).toBe(words);
});

describe('a file', () => {
  it('is sent up to the limit, and of a kind that can be evidence', () => {
    expect(faultOf({ name: 'LAW.PDF', size: 25 * MB }, 25 * MB, speech)).toBeNull();
    expect(faultOf({ name: 'law.pdf', size: 25 * MB + 1 }, 25 * MB, speech)).toContain(
      '25.1 MB; a file may be up to 25 MB',
    );
    expect(faultOf({ name: 'law.pdf', size: 0 }, 25 * MB, speech)).toContain('empty');
    expect(faultOf({ name: 'law.html', size: 10 }, 25 * MB, speech)).toContain('not a type of file');
  });

  it.each([
    [900, '900 B'],
    [860_160, '840 kB'],
    [26_214_400, '25 MB'],
    [1_572_864, '1.5 MB'],
  ])('of %i bytes has %s', (bytes, words) => {
    expect(sayBytes(bytes, speech)).toBe(words);
  });
});

describe('a piece of a draft', () => {
  const stored: Piece & StoredPiece = {
    id: '1',
    title: 'The act',
    file: 'a'.repeat(64),
    tier: 'reviewers',
    stored: null,
    link: null,
  };

  it('is known as the stored one that says the same, its tier by default included', () => {
    expect(storedAs({ title: 'The act', file: 'a'.repeat(64) }, [stored])).toBe(stored);
    expect(storedAs({ title: 'The act', file: 'a'.repeat(64), tier: 'public' }, [stored])).toBeUndefined();
    expect(storedAs({ title: 'The act', file: 'b'.repeat(64) }, [stored])).toBeUndefined();
  });
});
