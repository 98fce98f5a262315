import { flatten, itemAt, neighboursOf, outlineOf } from './outline.js';

const DOCUMENT = {
  title: { en: 'A plan' },
  members: [{ code: 'FR' }],
  pillars: [
    { code: 'I', name: { en: 'One' } },
    { code: 'II', name: { en: 'Two' } },
  ],
  commitments: [
    {
      code: 'I.1',
      pillar: 'I',
      indicators: [{ code: 'a' }, { code: 'b' }],
      rules: [{ code: 'R' }],
      guideline: { countervailing: { score: -1 }, levels: [{ score: 1 }, { score: 0 }] },
    },
    { code: 'II.1', pillar: 'II' },
    { code: 'I.2', pillar: 'I' },
    { code: 'X', pillar: 'gone' },
  ],
  disaggregations: { sex: { name: { en: 'Sex' } } },
};
const OUTLINE = outlineOf(DOCUMENT);

it('groups commitments by pillar, and shows those of none', () => {
  expect(OUTLINE.map(({ kind, code }) => `${kind} ${code}`.trim())).toEqual([
    'plan',
    'members',
    'conflictGroups',
    'pillar I',
    'pillar II',
    'commitment X',
    'disaggregations',
    'lists',
    'mirrors',
    'method',
    'codebook',
    'sources',
    'deskSources',
  ]);
  expect(OUTLINE[3]?.inner.map(({ code }) => code)).toEqual(['I.1', 'I.2']);
  expect(OUTLINE[3]?.inner[0]?.inner.map(({ code }) => code)).toEqual(['a', 'b', 'R', '−1', '+1', '0']);
});

it.each([
  ['/commitments/0/indicators/1/type', '/commitments/0/indicators/1'],
  ['/commitments/0/guideline/levels/0/if', '/commitments/0/guideline/levels/0'],
  ['/commitments/0/guideline', '/commitments/0'],
  ['/disaggregations/sex/codes/x', '/disaggregations/sex'],
  ['/members/0/name', '/members/0'],
  ['/members/3/name', '/members'],
  ['/method/na', '/method'],
  ['/adopted/date', ''],
])('the place %s is in the form of "%s"', (pointer, item) => {
  expect(itemAt(OUTLINE, pointer)?.pointer).toBe(item);
});

it('an item changes places within its pillar and its kind only', () => {
  const around = (pointer: string) => {
    const item = flatten(OUTLINE).find((each) => each.pointer === pointer);
    if (!item) throw new Error(pointer);
    const { before, after } = neighboursOf(OUTLINE, item);
    return [before?.pointer, after?.pointer];
  };
  expect(around('/commitments/0')).toEqual([undefined, '/commitments/2']);
  expect(around('/commitments/0/indicators/1')).toEqual(['/commitments/0/indicators/0', undefined]);
  expect(around('/commitments/0/guideline/countervailing')).toEqual([undefined, undefined]);
});
