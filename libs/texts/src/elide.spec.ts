import { elide } from './elide.js';
import { formatDate, message } from './index.js';

function fill(text: string, day: string): string {
  return elide({ day }, (values) => text.replaceAll('{day}', String(values['day'])));
}

describe('an Italian article before a day or a figure', () => {
  it.each([
    ['Dal {day}, fino al {day}', '8 marzo', 'Dall’8 marzo, fino all’8 marzo'],
    ['Il {day} è un giorno', '8 marzo', 'L’8 marzo è un giorno'],
    ['pubblicata il {day}', '11 giugno', 'pubblicata l’11 giugno'],
    ['meno del {day} degli impegni', '80%', 'meno dell’80% degli impegni'],
  ])('loses its vowel: %s with %s', (text, day, said) => {
    expect(fill(text, day)).toBe(said);
  });

  it.each(['9 marzo', '1º marzo', '18 marzo', '110%', '2018'])('stays where none follows: %s', (day) => {
    expect(fill('dal {day}', day)).toBe(`dal ${day}`);
  });

  it('stays as it was written where a text is quoted', () => {
    expect(fill('«{day}»', '8 articoli, il 8 marzo')).toBe('«8 articoli, il 8 marzo»');
  });

  it('is right in the texts of the product, and those of other languages are untouched', () => {
    const ends = (language: string): string =>
      message(language, 'mail.review-due.subject', { cycle: 'G7', instant: formatDate(language, '2026-12-08') });
    expect(ends('it')).toBe('G7: l’esame termina l’8 dicembre 2026');
    expect(ends('fr')).toContain('le 8 décembre 2026');
    expect(message('it', 'date.day', { day: '8', month: 'marzo', year: '2026' })).toBe('8 marzo 2026');
    expect(message('it', 'overview.shared', { count: 8 })).toBe('8 punteggi comunicati');
  });
});
