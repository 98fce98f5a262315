import type { ReleaseDocument, ReleaseNarrative } from '@signatory/contract';
import { compareNarratives } from './compare-narratives.js';

const told = (text: string, more: Readonly<Record<string, string>> = {}): ReleaseNarrative => ({
  member: 'CA',
  indicator: 'i1',
  text: {
    original: 'en',
    texts: Object.fromEntries(
      Object.entries({ en: text, ...more }).map(([language, words]) => [language, { text: words }]),
    ),
  },
});
const compared = (before: readonly ReleaseNarrative[], now: readonly ReleaseNarrative[]) =>
  compareNarratives(
    { narratives: before } as unknown as ReleaseDocument,
    { narratives: now } as unknown as ReleaseDocument,
  );

describe('what members tell in two releases', () => {
  it('differs in its own words, in a translation, and where it is not there', () => {
    const place = { member: 'CA', indicator: 'i1' };
    expect(compared([told('Two.')], [told('Two.')])).toEqual([]);
    expect(compared([told('Two.')], [told('Three.')])).toEqual([{ ...place, before: 'Two.', now: 'Three.' }]);
    expect(compared([told('Two.', { fr: 'Deux.' })], [told('Two.', { fr: 'Trois.' })])).toEqual([
      { ...place, before: 'Two. Deux.', now: 'Two. Trois.' },
    ]);
    expect(compared([], [told('Two.')])).toEqual([{ ...place, before: null, now: 'Two.' }]);
    expect(compared([told('Two.')], [])).toEqual([{ ...place, before: 'Two.', now: null }]);
    expect(compareNarratives({} as ReleaseDocument, {} as ReleaseDocument)).toEqual([]);
  });
});
