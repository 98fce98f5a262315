import type { MailKind } from '@signatory/domain';
import { composeLetter, LANGUAGES } from './index.js';

const FIRST = {
  en: /first|each/,
  fr: /première|chacune/i,
  de: /erste|jede/,
  it: /prim[ao]|ciascuno/,
  ja: /最初|それぞれ/,
};

const write = (kind: MailKind, language: string, count: number) =>
  composeLetter({
    kind,
    language,
    name: 'Ann',
    cycle: 'C',
    at: '2026-12-15T04:12:00Z',
    items: Array.from({ length: count }, (_, n) => ({ name: `Item ${n}`, link: `https://example.org/${n}` })),
    settings: 'https://example.org/account',
  });

describe.each(LANGUAGES)('in %s', (language) => {
  it.each<MailKind>(['entries-returned', 'answers-reminder', 'part-asked', 'scores-shared'])(
    'a letter of one thing names no first of several: %s',
    (kind) => {
      expect(write(kind, language, 1).text).not.toMatch(FIRST[language]);
      expect(write(kind, language, 2).text).toMatch(FIRST[language]);
    },
  );

  it('a link ends before the colon that stands where the address is written out', () => {
    expect(write('entries-returned', language, 1).html).not.toMatch(/[:：]<\/a>/);
  });
});
