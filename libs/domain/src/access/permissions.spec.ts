import type { Actor } from './role.js';
import { keptBy } from './kept-by.js';
import { grantsAnywhere, grantsFor, grantsWithin, isConflicted, requirePermission } from './permissions.js';

const AT = '2025-11-01T00:00:00Z';

function actor(grant: Partial<Actor['grants'][number]>): Actor {
  return {
    id: 'p1',
    name: 'A Person',
    nationality: 'CA',
    grants: [{ role: 'focal-point', plan: 'g7', cycle: null, members: ['CA'], pillars: [], until: null, ...grant }],
  };
}

describe('a permission', () => {
  it('reaches only the members of the grant', () => {
    expect(grantsFor(actor({}), 'report:edit', { plan: 'g7', cycle: null, member: 'CA' }, AT)).toHaveLength(1);
    expect(grantsFor(actor({}), 'report:edit', { plan: 'g7', cycle: null, member: 'FR' }, AT)).toEqual([]);
  });

  it.each([
    [null, ['g7-2025', 'g7-2026', null]],
    ['g7-2025', ['g7-2025']],
  ])('of the cycle %s reaches %j, where null is the plan as a whole', (cycle, reached) => {
    const keeper = actor({ role: 'secretariat', cycle, members: [] });
    const scopes = ['g7-2025', 'g7-2026', null];
    expect(
      scopes.filter((each) => grantsFor(keeper, 'people:manage', { plan: 'g7', cycle: each, member: null }, AT)[0]),
    ).toEqual(reached);
    expect(grantsAnywhere(keeper, 'people:manage', AT)).toHaveLength(1);
  });

  it.each([
    ['of all members and pillars', {}, ['JP', 'all', 'all of pillar I', 'all of pillar II'], true],
    ['of one member', { members: ['JP'] }, ['JP'], false],
    ['of one pillar', { pillars: ['I'] }, ['JP', 'all of pillar I'], false],
    ['of another member', { members: ['FR'] }, [], false],
  ])('%s reaches what it covers whole, and keeps the plan only as a whole', (_, reached, scopes, keeps) => {
    const keeper = actor({ role: 'secretariat', members: [], ...reached });
    const places = {
      JP: { member: 'JP' },
      all: { member: null },
      'all of pillar I': { member: null, pillar: 'I' },
      'all of pillar II': { member: null, pillar: 'II' },
    };
    const at = { plan: 'g7', cycle: 'g7-2025' };
    const allowed = Object.entries(places).filter(
      ([, place]) => grantsFor(keeper, 'release:sign', { ...at, ...place }, AT).length > 0,
    );
    expect(allowed.map(([name]) => name)).toEqual(scopes);
    expect(grantsWithin(keeper, 'release:sign', at, AT)).toHaveLength(1);
    const ask = () => keptBy({ actor: keeper, at: new Date(AT), permission: 'audit:read' });
    if (keeps) expect(ask()).toEqual([['g7'], []]);
    else expect(ask).toThrow(expect.objectContaining({ code: 'permission.missing' }));
  });

  it('of all members is nothing for a role that is bound to members', () => {
    const scope = { plan: 'g7', cycle: null, member: null };
    expect(grantsFor(actor({ role: 'reviewer', members: [] }), 'score:read', scope, AT)).toEqual([]);
  });

  it('ends with its date', () => {
    expect(
      grantsFor(actor({ until: '2025-10-31T00:00:00Z' }), 'report:edit', { plan: 'g7', cycle: null, member: 'CA' }, AT),
    ).toEqual([]);
  });

  it('is refused with the role that would be needed', () => {
    expect(() =>
      requirePermission(actor({}), 'release:sign', { plan: 'g7', cycle: 'g7-2025', member: null }, AT),
    ).toThrow(
      expect.objectContaining({
        code: 'permission.missing',
        facts: { permission: 'release:sign', needs: 'secretariat' },
      }),
    );
  });
});

describe('a conflict of interest', () => {
  const groups = [{ code: 'EU', members: ['EU', 'FR', 'DE', 'IT'] }];

  it.each([
    ['CA', 'CA', true],
    ['FR', 'EU', true],
    ['DE', 'IT', true],
    ['CA', 'FR', false],
    [null, 'FR', false],
  ])('of an official of %s judging %s is %s', (nationality, member, conflicted) => {
    expect(isConflicted(nationality, member, groups)).toBe(conflicted);
  });
});
