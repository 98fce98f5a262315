import type { SessionView } from '@signatory/contract';
import { reportsOf } from './session.js';

function sessionOf(...grants: Partial<SessionView['grants'][number]>[]): SessionView {
  return {
    person: { id: '', name: 'Somebody', email: 'somebody@example.org', nationality: null },
    grants: grants.map((grant) => ({
      role: 'contributor',
      plan: 'p',
      cycle: null,
      members: ['FR'],
      pillars: [],
      until: null,
      ...grant,
    })),
    expires: '2099-01-01T00:00:00.000Z',
    secondFactor: 'off',
    limits: { evidenceBytes: 1 },
  };
}

describe('reportsOf', () => {
  it('has each report once, however many grants are of it', () => {
    const session = sessionOf({ cycle: 'c-2025' }, { cycle: 'c-2025', pillars: ['I'] }, { role: 'reviewer' });
    expect(reportsOf(session)).toEqual([{ plan: 'p', cycle: 'c-2025', member: 'FR' }]);
  });

  it('has the same member’s reports of two cycles', () => {
    const session = sessionOf({ cycle: 'c-2025' }, { cycle: 'c-2026' });
    expect(reportsOf(session).map(({ cycle }) => cycle)).toEqual(['c-2025', 'c-2026']);
  });
});
