import {
  formatDate,
  formatDateRange,
  formatDecimal,
  formatInstant,
  formatList,
  formatTime,
  LANGUAGES,
} from './index.js';

describe('a printed figure', () => {
  it.each([
    ['en', '-1234567.50', '−1,234,567.50'],
    ['de', '-1234.5', '−1.234,5'],
    ['fr', '1234567', '1\u202f234\u202f567'],
    ['it', '+0.28', '+0,28'],
    ['ja', '1234.5', '1,234.5'],
    ['en', '−0.13', '−0.13'],
    ['en', '0.00', '0.00'],
    ['en', '123', '123'],
  ])('has the signs of %s, and a true minus: %s is %s', (language, decimal, printed) => {
    expect(formatDecimal(language, decimal)).toBe(printed);
  });

  it('keeps digits that a double would lose', () => {
    expect(formatDecimal('en', '9007199254740993.000001')).toBe('9,007,199,254,740,993.000001');
  });

  it('that is no decimal comes back as it is', () => {
    expect(formatDecimal('en', 'N/A')).toBe('N/A');
  });
});

describe('a printed list', () => {
  it.each([
    ['en', 'A, B, C'],
    ['de', 'A, B und C'],
    ['ja', 'A、B、C'],
  ])('is joined as in %s: %s', (language, printed) => {
    expect(formatList(language, ['A', 'B', 'C'])).toBe(printed);
  });
});

describe('a printed date', () => {
  it.each([
    ['en', '6 December 2026'],
    ['fr', '6 décembre 2026'],
    ['de', '6. Dezember 2026'],
    ['it', '6 dicembre 2026'],
    ['ja', '2026年12月6日'],
  ])('is in words in %s: %s', (language, printed) => {
    expect(formatDate(language, '2026-12-06')).toBe(printed);
  });

  it('is the first of a month in French as an ordinal', () => {
    expect(formatDate('fr', '2026-12-01')).toBe('1er décembre 2026');
    expect(formatDate('fr', '2026-12-11')).toBe('11 décembre 2026');
  });

  it('calls the first of an Italian month as Italians do', () => {
    expect(formatDate('it', '2026-12-01')).toBe('1º dicembre 2026');
  });

  it('names its time zone', () => {
    expect(formatInstant('en', '2026-12-06T17:00:00Z')).toBe('6 December 2026, 17:00 UTC');
    expect(formatInstant('en', '2026-12-06T17:00:00Z', 'Europe/Berlin')).toBe('6 December 2026, 18:00 CET');
    expect(formatInstant('ja', '2026-12-06T15:05:00Z', 'Asia/Tokyo')).toBe('2026年12月7日 00:05 JST');
    expect(formatTime('2026-12-06T17:00:00Z', 'Asia/Tokyo')).toBe('02:00');
  });

  it('spans a window', () => {
    expect(formatDateRange('en', '2024-11-20', '2025-05-31')).toBe('20 November 2024 to 31 May 2025');
  });
});

// Own tables, so that a PDF has the same bytes on every Node, but what they say is what Intl says.
describe.each(LANGUAGES)('formats in %s', (language) => {
  const locale = language === 'en' ? 'en-GB' : language;

  it('are Intl’s for figures', () => {
    for (const figure of ['1234567.25', '987', '0.5'])
      expect(formatDecimal(language, figure)).toBe(
        new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(Number(figure)),
      );
  });

  it('are Intl’s for dates, in every month', () => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-06`;
      expect(formatDate(language, date)).toBe(format.format(new Date(date)));
    }
  });
});
