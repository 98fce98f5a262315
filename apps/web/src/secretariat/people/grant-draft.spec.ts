import { EMPTY_GRANT, readGrant } from './grant-draft.js';

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
