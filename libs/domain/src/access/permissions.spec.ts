import type { Actor } from './role.js';
import { grantsFor, isConflicted, requirePermission } from './permissions.js';

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
    expect(grantsFor(actor({}), 'report:edit', { plan: 'g7', member: 'CA' }, AT)).toHaveLength(1);
    expect(grantsFor(actor({}), 'report:edit', { plan: 'g7', member: 'FR' }, AT)).toEqual([]);
  });

  it('ends with its date', () => {
    expect(
      grantsFor(actor({ until: '2025-10-31T00:00:00Z' }), 'report:edit', { plan: 'g7', member: 'CA' }, AT),
    ).toEqual([]);
  });

  it('is refused with the role that would be needed', () => {
    expect(() => requirePermission(actor({}), 'release:sign', { plan: 'g7' }, AT)).toThrow(
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
