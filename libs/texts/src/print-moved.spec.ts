import { printMoved } from './index.js';

describe('a figure of an erratum', () => {
  it.each([
    [
      'fr',
      'overall-average',
      '+0.28 (64%; +1: 4, 0: 7, −1: 10, of 21)',
      '+0,28 (64\u00a0%\u00a0; +1\u00a0:\u00a04, 0\u00a0:\u00a07, −1\u00a0:\u00a010, sur 21)',
    ],
    ['ja', 'pillar-average', '– (+1: 0, 0: 0, −1: 0, of 8)', '–（+1：0、0：0、−1：0、全8件）'],
    // No line ends between a score and its count.
    [
      'en',
      'member-average',
      '+0.28 (64%; +1: 4, 0: 7, −1: 10, of 21)',
      '+0.28 (64%; +1:\u00a04, 0:\u00a07, −1:\u00a010, of 21)',
    ],
    ['de', 'figure', '12345.5 (provisional)', '12.345,5 (Vorläufig)'],
    ['de', 'figure', '12345.50 EUR', '12.345,50\u00a0EUR'],
    ['de', 'figure', '12345.50 EUR (provisional)', '12.345,50\u00a0EUR (Vorläufig)'],
    ['it', 'report', '2 (REOPENED)', '2 (Riaperto)'],
    ['ja', 'member-rank', '3 (2–4; 1–5)', '3（2–4、1–5）'],
    ['de', 'member-rank', '1 (1–1; 1–11)', '1 (1; 1–11)'],
    ['fr', 'score', 'N/A', 's.o.'],
    ['fr', 'score', '−1', '−1'],
    ['de', 'chapter', '… do so: 0.50 (half)', '… do so: 0.50 (half)'],
    ['de', 'narrative', 'About 0.5 (more)', 'About 0.5 (more)'],
  ])('is printed as in %s: %s %s is %s', (language, kind, text, printed) => {
    expect(printMoved(language, kind, text)).toBe(printed);
  });
});
