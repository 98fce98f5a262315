import type { AssignedCellView, JudgeView } from '@signatory/contract';
import { barredFrom, changePlace, draftOf, eligibleFor, loadsOf, placesInPillar, placesOf } from './places.js';

const judge = (id: string, draft: Partial<JudgeView> = {}): JudgeView => ({
  id,
  name: id,
  nationality: null,
  roles: ['reviewer'],
  cells: 0,
  waiting: 0,
  asked: 0,
  answered: 0,
  scores: 0,
  oldest: null,
  standsInFor: [],
  barred: [],
  ...draft,
});

const cell = (draft: Partial<AssignedCellView> = {}): AssignedCellView => ({
  member: 'CA',
  pillar: 'I',
  reviewers: [],
  missing: 2,
  waiting: 0,
  scores: 0,
  oldest: null,
  ...draft,
});

describe('who is offered for a cell', () => {
  it('is eligible, has no place there, and the lightest comes first', () => {
    const judges = [
      judge('heavy', { cells: 3 }),
      judge('light', { cells: 1 }),
      judge('there'),
      judge('standing in'),
      judge('adjudicator', { roles: ['adjudicator'] }),
      judge('barred', { barred: [{ member: 'CA', pillars: [], obstacle: 'own-member' }] }),
    ];
    const reviewers = [{ person: 'there', standIn: 'standing in', obstacle: null }];
    expect(eligibleFor(judges, cell({ reviewers })).map(({ id }) => id)).toEqual(['light', 'heavy']);
  });

  it.each([
    ['the whole member', [], 'I', 'recusal'],
    ['the pillar', ['I'], 'I', 'recusal'],
    ['another pillar', ['II'], 'I', null],
    ['the whole member of a plan without pillars', [], null, 'recusal'],
  ])('is not whoever is barred from %s', (_, pillars, pillar, obstacle) => {
    const barred = [{ member: 'CA', pillars, obstacle: 'recusal' as const }];
    expect(barredFrom(judge('a', { barred }), { member: 'CA', pillar })).toBe(obstacle);
  });
});

it('a whole pillar is the cells that lack a person and that nothing keeps it from', () => {
  const cells = [
    cell({ member: 'CA', reviewers: [{ person: 'a', standIn: null, obstacle: null }] }),
    cell({ member: 'FR' }),
    cell({ member: 'IT' }),
    cell({ member: 'FR', pillar: 'II' }),
  ];
  const { open, barred } = placesInPillar(
    cells,
    'I',
    judge('a', { barred: [{ member: 'IT', pillars: ['I'], obstacle: 'recusal' }] }),
  );
  expect(open.map(({ member, pillar }) => `${member} ${pillar}`)).toEqual(['FR I']);
  expect(barred).toEqual([{ member: 'IT', obstacle: 'recusal' }]);
});

describe('a proposal that is changed by hand', () => {
  const proposal = {
    cells: [
      { member: 'CA', pillar: 'I', kept: ['a'], added: ['b'], missing: 0, obstacles: {} },
      { member: 'FR', pillar: 'I', kept: ['a', 'b'], added: [], missing: 0, obstacles: {} },
      { member: 'IT', pillar: 'I', kept: [], added: ['a', 'b'], missing: 0, obstacles: {} },
    ],
    loads: [
      { person: 'a', before: 2, after: 3 },
      { person: 'b', before: 1, after: 3 },
    ],
  };

  it('sends what it became, without what was emptied, and counts the loads again', () => {
    const draft = draftOf(proposal);
    expect(placesOf(proposal.cells, draft)).toHaveLength(3);
    const changed = changePlace(
      changePlace(draft, { member: 'IT', pillar: 'I' }, 1, 'c'),
      { member: 'CA', pillar: 'I' },
      0,
      '',
    );
    expect(placesOf(proposal.cells, changed)).toEqual([
      { person: 'a', member: 'IT', pillar: 'I' },
      { person: 'c', member: 'IT', pillar: 'I' },
    ]);
    expect(loadsOf(proposal, changed)).toEqual(
      new Map([
        ['a', 3],
        ['b', 1],
        ['c', 1],
      ]),
    );
  });
});
