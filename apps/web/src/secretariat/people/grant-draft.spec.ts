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
});
