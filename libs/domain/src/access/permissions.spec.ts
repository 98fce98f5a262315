import type { Actor } from './role.js';
import { grantsAnywhere, grantsFor, isConflicted, requirePermission } from './permissions.js';

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
    expect(scopes.filter((each) => grantsFor(keeper, 'people:manage', { plan: 'g7', cycle: each }, AT)[0])).toEqual(
      reached,
    );
    expect(grantsAnywhere(keeper, 'people:manage', AT)).toHaveLength(1);
  });

  it('ends with its date', () => {
    expect(
      grantsFor(actor({ until: '2025-10-31T00:00:00Z' }), 'report:edit', { plan: 'g7', cycle: null, member: 'CA' }, AT),
    ).toEqual([]);
  });

  it('is refused with the role that would be needed', () => {
    expect(() => requirePermission(actor({}), 'release:sign', { plan: 'g7', cycle: 'g7-2025' }, AT)).toThrow(
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
