import type { LocalText } from '../text.js';
import { provenanceShown } from './provenance.js';

const HEADING: LocalText = {
  original: 'en',
  texts: {
    en: { text: 'Prevention', provenance: 'official' },
    fr: { text: 'Prévention', provenance: 'official' },
    de: { text: 'Prävention', provenance: 'translation' },
  },
};

it.each([
  ['official wording is official in its own language', 'official', 'en', 'official'],
  ['and in another in which the adopters wrote it', 'official', 'fr', 'official'],
  ['and is an unofficial translation in any other', 'official', 'de', 'translation'],
  ['and official once more where the original stands in', 'official', 'ja', 'official'],
  ['a paraphrase stays one in a translation', 'paraphrase', 'de', 'paraphrase'],
] as const)('%s', (_, kind, language, shown) => {
  expect(provenanceShown({ kind }, HEADING, language)).toBe(shown);
});
