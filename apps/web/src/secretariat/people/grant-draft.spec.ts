import { EMPTY_GRANT, emptyGrant, keepsRole, readGrant, type PlanPlace } from './grant-draft.js';

describe('a role to be given', () => {
  it('that is bound to members waits for one', () => {
    expect(readGrant(EMPTY_GRANT, 'p')).toBeNull();
    expect(readGrant({ ...EMPTY_GRANT, members: ['IT'] }, 'p')).toMatchObject({ members: ['IT'], cycle: null });
  });

  it('names no members and no pillars where it covers the plan', () => {
    const chosen = { ...EMPTY_GRANT, members: ['IT'], pillars: ['I'] };
    expect(readGrant({ ...chosen, role: 'analyst' }, 'p')).toMatchObject({ members: [], pillars: [] });
    expect(readGrant({ ...chosen, role: 'reviewer' }, 'p')).toMatchObject({ members: ['IT'], pillars: ['I'] });
  });

  it('names entries for a contributor alone', () => {
    const chosen = { ...EMPTY_GRANT, members: ['IT'], indicators: ['i1_unit'] };
    expect(readGrant({ ...chosen, role: 'contributor' }, 'p')).toMatchObject({ indicators: ['i1_unit'] });
    expect(readGrant({ ...chosen, role: 'focal-point' }, 'p')).toMatchObject({ indicators: [] });
  });
});

describe('what the secretariat of one cycle gives', () => {
  const place = { whole: false, cycles: [{ code: 'c-2026' }] } as unknown as PlanPlace;

  it('begins in that cycle, and is no role that reaches further', () => {
    expect(readGrant({ ...emptyGrant(place), role: 'analyst' }, 'p')).toMatchObject({ cycle: 'c-2026' });
    expect([null, 'c-2025', 'c-2026'].map((cycle) => keepsRole(place, cycle))).toEqual([false, false, true]);
    expect(keepsRole({ ...place, whole: true }, null)).toBe(true);
  });
});
