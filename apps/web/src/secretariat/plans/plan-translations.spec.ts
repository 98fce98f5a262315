import type { PlanView } from '@signatory/contract';
import { translationsOf } from './plan-translations.js';

const words = (texts: Record<string, string>) => ({
  original: 'en',
  texts: Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, { text }])),
});

// Only what holds words: the rest of an item is none of this.
const PLAN = {
  title: { original: 'en', texts: { en: { text: 'Compact', provenance: 'official' }, fr: { text: 'Pacte' } } },
  codebook: null,
  pillars: [{ code: 'A', name: words({ en: 'Harbours' }) }],
  commitments: [
    {
      code: 'A.1',
      title: words({ en: 'Watch', fr: 'Veille' }),
      levels: [{ words: words({ en: 'A watch was kept.', fr: 'Une veille a été assurée.' }) }],
      indicators: [
        {
          label: 'A.1.a',
          question: words({ en: 'Which watch?' }),
          codes: [{ code: 'none', label: words({ en: 'None', fr: 'Aucune' }) }],
        },
      ],
    },
  ],
} as unknown as PlanView;

it('each language tells which texts it has, and which it lacks, by the label of the item', () => {
  const told = translationsOf(PLAN, ['en', 'fr', 'ja']).map(({ language, present, official, missing }) => [
    language,
    present,
    official,
    missing.map(({ place }) => place),
  ]);
  expect(told).toEqual([
    ['en', 6, 1, []],
    ['fr', 4, 0, ['A', 'A.1.a']],
    ['ja', 0, 0, [null, 'A', 'A.1', 'A.1', 'A.1.a', 'A.1.a']],
  ]);
});
