import { Random } from '../scoring/random.js';
import { cellKey, reviewCells, obstacleTo, obstacleToSeat, type Candidate, type ReviewCell } from './assignment.js';
import { proposeAssignments, type AssignmentProposal } from './propose-assignments.js';
import { obstaclesToStandIn, periodsOverlap } from './stand-in.js';

const groups = [{ code: 'EU', members: ['EU', 'FR', 'DE'] }];
const context = { cycle: 'c-2025', groups };

function person(
  id: string,
  draft: Partial<Omit<Candidate, 'id' | 'assigned'>> & { assigned?: readonly ReviewCell[] } = {},
) {
  const { assigned = [], ...rest } = draft;
  const none: ReadonlySet<string> = new Set();
  const whole = { id, nationality: null, recusals: [], reportsFor: [], edited: none, standsIn: none, ...rest };
  return { ...whole, assigned: new Set(assigned.map(cellKey)) };
}

const recusal = (kind: 'conflict' | 'recusal', pillars: string[] = []) => ({
  cycle: 'c-2025',
  kind,
  members: ['JP'],
  pillars,
});

describe('what keeps a person from a cell', () => {
  it.each([
    ['nothing', {}, null],
    ['being an official of the member', { nationality: 'JP' }, 'own-member'],
    ['reporting for the member', { reportsFor: ['JP'] }, 'own-member'],
    ['a declared conflict', { recusals: [recusal('conflict')] }, 'conflict'],
    ['a recusal from its pillar', { recusals: [recusal('recusal', ['I'])] }, 'recusal'],
    ['no recusal from another pillar', { recusals: [recusal('recusal', ['II'])] }, null],
    ['no recusal of another cycle', { recusals: [{ ...recusal('recusal'), cycle: 'c-2026' }] }, null],
    ['an own edit', { edited: new Set([cellKey({ member: 'JP', pillar: 'I' })]) }, 'own-edit'],
    ['no edit in another pillar', { edited: new Set([cellKey({ member: 'JP', pillar: 'II' })]) }, null],
  ])('is %s', (_, draft, obstacle) => {
    expect(obstacleTo(person('a', draft), { member: 'JP', pillar: 'I' }, context)).toBe(obstacle);
  });

  it.each([
    ['FR', 'EU', 'conflict-group'],
    ['EU', 'DE', 'conflict-group'],
    ['FR', 'DE', 'conflict-group'],
    ['FR', 'JP', null],
  ])('is the conflict group, of %s judging %s: %s', (nationality, member, obstacle) => {
    const cell = { member, pillar: null };
    expect(obstacleTo(person('a', { nationality }), cell, context)).toBe(obstacle);
    expect(obstacleTo(person('a', { reportsFor: [nationality] }), cell, context)).toBe(obstacle);
  });

  it('is to sit there already', () => {
    const cell = { member: 'JP', pillar: 'I' };
    expect(obstacleToSeat(person('a', { assigned: [cell] }), cell, context)).toBe('same-person');
    const standsIn = new Set([cellKey(cell)]);
    expect(obstacleToSeat(person('a', { standsIn }), cell, context)).toBe('same-person');
    expect(proposeAssignments([cell], [person('a', { standsIn })], context).cells[0]).toMatchObject({ missing: 2 });
  });
});

describe('a stand-in', () => {
  const cells = [
    { member: 'JP', pillar: 'I' },
    { member: 'CA', pillar: 'I' },
  ];

  it('takes over no cell that it may not judge, nor one of which it is the other reviewer', () => {
    const candidate = person('a', { nationality: 'JP', assigned: [{ member: 'CA', pillar: 'I' }] });
    expect(obstaclesToStandIn('reviewer', cells, candidate, context).map(({ obstacle }) => obstacle)).toEqual([
      'own-member',
      'same-person',
    ]);
    expect(obstaclesToStandIn('adjudicator', cells, candidate, context)).toEqual([
      { ...cells[0], obstacle: 'own-member' },
    ]);
  });

  it('follows another at the instant that one ends', () => {
    const day = (from: string, until: string) => ({ from, until });
    expect(periodsOverlap(day('1', '3'), day('3', '5'))).toBe(false);
    expect(periodsOverlap(day('1', '4'), day('3', '5'))).toBe(true);
    expect(periodsOverlap(day('1', '9'), day('3', '5'))).toBe(true);
  });
});

describe('a proposal', () => {
  it('names a cell that cannot be filled, with what keeps people from it', () => {
    const people = [person('a', { nationality: 'FR' }), person('b', { nationality: 'EU' }), person('c')];
    const { cells } = proposeAssignments(reviewCells(['EU', 'JP'], []), people, context);
    expect(cells[0]).toEqual({
      member: 'EU',
      pillar: null,
      kept: [],
      added: ['c'],
      missing: 1,
      obstacles: { 'conflict-group': 1, 'own-member': 1 },
    });
    expect(cells[1]).toMatchObject({ missing: 0, obstacles: {} });
  });

  it('is nobody where nobody is there', () => {
    const { cells, loads } = proposeAssignments(reviewCells(['JP'], ['I']), [], context);
    expect(cells).toEqual([{ member: 'JP', pillar: 'I', kept: [], added: [], missing: 2, obstacles: {} }]);
    expect(loads).toEqual([]);
  });

  it('hands cells on over another person where nobody lighter may take them directly', () => {
    // z keeps one place of each cell; of the other, c comes to two cells, of which only a can take one, and b one of a's.
    const cells = reviewCells(['M1', 'M2', 'M3', 'M4'], []);
    const only = (...may: string[]) => ({
      edited: new Set(cells.filter(({ member }) => !may.includes(member)).map(cellKey)),
    });
    const people = [
      person('a', only('M1', 'M2')),
      person('b', only('M1')),
      person('c', only('M2', 'M3')),
      person('e', { ...only('M3', 'M4'), assigned: cells.slice(3) }),
      person('z', { assigned: cells }),
    ];
    const { loads } = proposeAssignments(cells, people, context);
    expect(loads.map(({ person: id, after }) => [id, after])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
      ['e', 1],
      ['z', 4],
    ]);
    expectAsEvenAsCanBe(cells, people);
  });
});

describe.each(Array.from({ length: 60 }, (_, seed) => seed))('a proposal over world %i', (seed) => {
  const world = invent(seed);
  const proposal = proposeAssignments(world.cells, world.people, context);
  const byId = new Map(world.people.map((each) => [each.id, each]));

  it('keeps who is there, adds only who may judge, and never one person twice', () => {
    for (const cell of proposal.cells) {
      const on = [...cell.kept, ...cell.added];
      expect(new Set(on).size).toBe(on.length);
      for (const id of on) expect(obstacleTo(byId.get(id) as Candidate, cell, context)).toBeNull();
      for (const id of cell.added) expect(byId.get(id)?.assigned.has(cellKey(cell))).toBe(false);
      const eligible = world.people.filter((each) => obstacleTo(each, cell, context) === null);
      const there = eligible.filter(({ assigned }) => assigned.has(cellKey(cell))).map(({ id }) => id);
      expect(cell.kept.toSorted()).toEqual(there.toSorted());
      expect(cell.missing).toBe(Math.max(0, 2 - Math.max(eligible.length, 0)));
      expect(cell.added).toHaveLength(Math.max(0, 2 - there.length - cell.missing));
    }
  });

  it('is the same in whatever order the people come', () => {
    expect(proposeAssignments(world.cells, world.people.toReversed(), context)).toEqual(proposal);
  });

  it('counts the loads, and spreads them as evenly as any other would', () => {
    for (const { person: id, before, after } of proposal.loads) {
      expect(before).toBe(proposal.cells.filter(({ kept }) => kept.includes(id)).length);
      expect(after).toBe(before + proposal.cells.filter(({ added }) => added.includes(id)).length);
    }
    expectAsEvenAsCanBe(world.cells, world.people, proposal);
  });
});

it('a proposal for 193 members is there at once', () => {
  const members = Array.from({ length: 193 }, (_, n) => `M${n}`);
  const people = Array.from({ length: 60 }, (_, n) => person(`p${n}`, { nationality: `M${n}` }));
  const { cells, loads } = proposeAssignments(reviewCells(members, ['I', 'II', 'III', 'IV', 'V']), people, context);
  expect(cells.every(({ added }) => added.length === 2)).toBe(true);
  const after = loads.map((each) => each.after);
  expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1);
});

/** A small world at random, of which every proposal can be tried. */
function invent(seed: number): { cells: ReviewCell[]; people: Candidate[] } {
  const random = Random.fromWords([seed + 1, 7, 11, 13]);
  const draw = (most: number) => random.next() % most;
  const members = ['JP', 'EU', 'FR', 'DE', 'CA'].slice(0, 2 + draw(3));
  const cells = reviewCells(members, ['I', 'II']).slice(0, 6);
  const people = Array.from({ length: 2 + draw(5) }, (_, n) =>
    person(`p${n}`, {
      nationality: draw(4) === 0 ? (members[draw(members.length)] ?? null) : null,
      recusals: draw(6) === 0 ? [recusal('recusal')] : [],
      edited: new Set(cells.filter(() => draw(3) === 0).map(cellKey)),
      assigned: cells.filter(() => draw(4) === 0),
    }),
  );
  return { cells, people };
}

/** Tries every other choice: none has a smaller sum of the squares of the loads, so none differs less. */
function expectAsEvenAsCanBe(cells: ReviewCell[], people: readonly Candidate[], given?: AssignmentProposal): void {
  const proposal = given ?? proposeAssignments(cells, people, context);
  const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);
  const index = new Map(proposal.loads.map(({ person: id }, n) => [id, n]));
  let least = Infinity;
  const tryAll = (at: number, loads: number[]): void => {
    const cell = proposal.cells[at];
    if (!cell) {
      least = Math.min(least, squares(loads));
      return;
    }
    const open = people.filter((each) => obstacleTo(each, cell, context) === null && !each.assigned.has(cellKey(cell)));
    for (const choice of choose(
      open.map(({ id }) => index.get(id) as number),
      cell.added.length,
    ))
      tryAll(
        at + 1,
        loads.map((load, n) => load + (choice.includes(n) ? 1 : 0)),
      );
  };
  tryAll(
    0,
    proposal.loads.map(({ before }) => before),
  );
  expect(squares(proposal.loads.map(({ after }) => after))).toBe(least);
}

/** All choices of `count` from a list. */
function choose(list: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return list.flatMap((first, n) => choose(list.slice(n + 1), count - 1).map((rest) => [first, ...rest]));
}
