import type { LocalText } from '@signatory/domain';
import { keepLanguages } from './text.js';

const text = (original: string, ...languages: string[]): LocalText => ({
  original,
  texts: Object.fromEntries(languages.map((language) => [language, { text: `in ${language}` }])),
});

describe('keepLanguages', () => {
  const view = {
    title: text('en', 'en', 'fr', 'de'),
    count: 3,
    parts: [{ name: text('it', 'it', 'ja'), note: null, at: '2025-01-01' }],
    // A field of the same name that is no text.
    original: { texts: ['fr'] },
  };

  it('leaves each text in the wanted languages and its own, and all else as it is', () => {
    const kept = keepLanguages(view, new Set(['fr']));
    expect(Object.keys(kept.title.texts)).toEqual(['en', 'fr']);
    expect(Object.keys(kept.parts[0]?.name.texts ?? {})).toEqual(['it']);
    expect({ ...kept, title: null, parts: null }).toEqual({ ...view, title: null, parts: null });
  });

  it('changes nothing of what it is given', () => {
    const before = JSON.stringify(view);
    keepLanguages(view, new Set());
    expect(JSON.stringify(view)).toBe(before);
  });
});
