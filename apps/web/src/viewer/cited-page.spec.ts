import { citedPage } from './cited-page.js';

describe('a cited page', () => {
  it('is counted where the document prints no numbers', () => {
    expect(citedPage('14', null, 20)).toBe(14);
    expect(citedPage('pp. 12–13', null, 20)).toBe(12);
    expect(citedPage('21', null, 20)).toBeNull();
    expect(citedPage('0', null, 20)).toBeNull();
    expect(citedPage('Annex', null, 20)).toBeNull();
  });

  it('is the one that prints the number, where they are printed', () => {
    const labels = ['i', 'ii', '1', '2', '3'];
    expect(citedPage('2', labels, 5)).toBe(4);
    expect(citedPage('p. II', labels, 5)).toBe(2);
    expect(citedPage('5', labels, 5)).toBeNull();
  });
});
