import { message, negotiateLanguage, matchLanguage, messages } from './index.js';

describe('a product text', () => {
  it('is said in the language asked for, by its primary tag', () => {
    expect(message('fr-CA', 'nav.results')).toBe('Résultats');
    expect(messages('de')('nav.results')).toBe('Ergebnisse');
  });

  it('is said in English where the language is not the product’s', () => {
    expect(message('pt', 'nav.results')).toBe('Results');
  });

  it('chooses its plural by the language', () => {
    expect(message('en', 'overview.shared', { count: 1 })).toBe('1 score shared');
    expect(message('en', 'overview.shared', { count: 12 })).toBe('12 scores shared');
  });

  it('calls the last day no whole one: days are counted with the one that has begun', () => {
    expect(message('en', 'report.daysLeft', { days: 1 })).toBe('Less than a day left');
    expect(message('en', 'report.daysLeft', { days: 2 })).toBe('2 days left');
  });

  it('keeps a printed figure as it is printed', () => {
    expect(message('en', 'mean.printed', { average: '−0.13', percent: 44 })).toBe('−0.13 (44%)');
  });

  it.each([
    ['en', '1,234 of 48,000'],
    ['de', '1.234 von 48.000'],
    ['fr', '1\u202f234 sur 48\u202f000'],
    ['ja', '48,000件中1,234件'],
  ])('groups the digits of a count as %s does', (language, printed) => {
    expect(message(language, 'report.ofTotal', { done: 1_234, total: 48_000 })).toBe(printed);
  });

  it('without a value for a placeholder is an error, not a gap', () => {
    expect(() => message('en', 'mean.printed', { average: '+0.28' })).toThrow(/percent/);
  });
});

describe('the language of a reader', () => {
  it.each([
    ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
    ['pt, de;q=0.5, it;q=0.9', 'it'],
    ['pt', 'en'],
    ['ja;q=0, de;q=0.1', 'de'],
    [undefined, 'en'],
  ])('is the best wish of Accept-Language that the product speaks: %s gives %s', (wishes, language) => {
    expect(negotiateLanguage(wishes)).toBe(language);
  });

  it('is English for a tag nobody knows', () => {
    expect(matchLanguage('xx-YY')).toBe('en');
  });
});

it('a code that was used is no code of an app to who may have none', () => {
  expect(message('en', 'problem.second-factor.code-refused', { fault: 'used' })).toBe(
    'This code has been used. Each code works once. Enter a recovery code that you have not used yet, or, if you have an app, the code that it shows next.',
  );
});
