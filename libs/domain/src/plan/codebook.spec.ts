import { lineageOf } from '../scoring/change.js';
import { plainText } from '../text.js';
import { measureOfCodebook, type Codebook } from './codebook.js';
import type { ItemMapping } from './item-map.js';
import type { Plan } from './plan.js';

const meaning = (text: string): Codebook['classes']['strong'] => ({ definition: plainText(text), examples: [] });
const codebook = (changes: Partial<Codebook['classes']> = {}, version = '1'): Codebook => ({
  version,
  classes: {
    strong: meaning('In force.'),
    weak: meaning('Announced.'),
    countervailing: meaning('Against.'),
    ...changes,
  },
});

const commitment = { id: 'c1', guideline: null, indicators: [] } as unknown as Plan['commitments'][number];
const plan = (version: number, own: Codebook | undefined): Plan =>
  ({ id: 'p', version, commitments: [commitment], codebook: own }) as unknown as Plan;
const KEPT: ItemMapping[] = [{ item: 'commitment', kind: 'kept', from: 'c1', to: 'c1' }];

const translated: Codebook['classes']['strong'] = {
  definition: { original: 'en', texts: { en: { text: 'In force.' }, fr: { text: 'En vigueur.' } } },
  examples: [plainText('A law.')],
};

it.each<[string, Codebook | undefined, Codebook | undefined, boolean]>([
  ['none in either', undefined, undefined, true],
  ['the same one', codebook(), codebook(), true],
  ['a translation and an example more', codebook(), codebook({ strong: translated }), true],
  ['another version', codebook(), codebook({}, '2'), false],
  ['other words under the version kept', codebook(), codebook({ weak: meaning('Promised.') }), false],
  ['one where there was none', undefined, codebook(), false],
])('with %s, scores are comparable as the table says', (_, before, now, comparable) => {
  const lineage = lineageOf(plan(1, before), plan(2, now), KEPT);
  expect(lineage.before.has('c1')).toBe(comparable);
  expect(lineage.breaks.map(({ kind }) => kind)).toEqual(comparable ? [] : ['redefined']);
  expect(measureOfCodebook(before) === measureOfCodebook(now)).toBe(comparable);
});
