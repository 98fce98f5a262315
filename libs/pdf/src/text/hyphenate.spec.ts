import { hyphenPlaces, looksLikeName } from './hyphenate.js';

const parted = (word: string, lang: string): string => {
  const places = [0, ...hyphenPlaces(word, lang), word.length];
  return places
    .slice(1)
    .map((end, at) => word.slice(places[at], end))
    .join('-');
};

describe('hyphenPlaces', () => {
  it.each([
    ['Schleusungskriminalität', 'de', 'Schleu-sungs-kri-mi-na-li-tät'],
    ['„Strafverfolgungsbehörden“,', 'de-AT', '„Straf-ver-fol-gungs-be-hör-den“,'],
    ['l’administration', 'fr', 'l’admi-nis-tra-tion'],
    ['dell’amministrazione.', 'it', 'dell’ammi-ni-stra-zione.'],
    ['government’s', 'en', 'gov-ern-ment’s'],
    ['LÄNDERÜBERGREIFENDE', 'de', 'LÄNDERÜBERGREIFENDE'],
    ['investigations', 'ja', 'investigations'],
    ['investigations', 'und', 'investigations'],
    ['example.org/investigations', 'en', 'example.org/investigations'],
    ['Herkunfts-', 'de', 'Herkunfts-'],
    ['agency', 'en', 'agency'],
  ])('of %s in %s', (word, lang, expected) => {
    expect(parted(word, lang)).toBe(expected);
  });

  it('are the same for a word in capitals at its beginning', () => {
    expect(hyphenPlaces('Zusammenarbeit', 'de')).toEqual(hyphenPlaces('zusammenarbeit', 'de'));
  });
});

it('takes a capital for a name, but in German', () => {
  expect([
    looksLikeName('(Switzerland)', 'en'),
    looksLikeName('Zusammenarbeit', 'de'),
    looksLikeName('law', 'en'),
  ]).toEqual([true, false, false]);
});
