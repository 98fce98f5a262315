import { findWords, wordsIn } from './find-words.js';

describe('a quotation', () => {
  const page = ['A unit of forty offi-', 'cers is set ', 'up at the “border”. ', 'It reports to the ministry.'];

  it('is found over lines, hyphens, marks and case, with the runs that hold it', () => {
    expect(findWords(page, 'Officers is set up at the "border"')).toEqual({ runs: [0, 1, 2] });
    expect(findWords(page, 'ＦＯＲＴＹ officers')).toEqual({ runs: [0, 1] });
  });

  it('may leave words out, in their order only', () => {
    expect(findWords(page, 'A unit […] reports to')).toEqual({ runs: [0, 3] });
    expect(findWords(page, 'the ministry … a unit')).toBeNull();
  });

  it('is not found where a word is another, nor where it has no words', () => {
    expect(findWords(page, 'A unit of fifty officers')).toBeNull();
    expect(findWords(page, '… “ ”')).toBeNull();
    expect(findWords([], 'A unit')).toBeNull();
  });

  it('is found in scripts without spaces, and beyond the basic plane', () => {
    expect(findWords(['国境に部', '隊を置く。', '報告する。'], '部隊を置く')).toEqual({ runs: [0, 1] });
    expect(findWords(['𠮷野が', '定める'], '𠮷野が定')).toEqual({ runs: [0, 1] });
  });

  it('stands in a text in one piece where it stands in its runs', () => {
    const stands = wordsIn(page.join('\n'));
    for (const quote of ['Officers is set up at the "border"', 'A unit […] reports to', 'ＦＯＲＴＹ officers'])
      expect([quote, stands(quote)]).toEqual([quote, true]);
    for (const quote of ['the ministry … a unit', 'A unit of fifty officers', '… “ ”'])
      expect([quote, stands(quote)]).toEqual([quote, false]);
  });
});
