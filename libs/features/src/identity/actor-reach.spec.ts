import type { Actor, Grant } from '@signatory/domain';
import { actorReach, reachAnywhere } from './actor-reach.js';

const MEMBERS = ['CA', 'FR', 'EU'];
const AT = new Date('2025-11-01T00:00:00Z');

function actor(...grants: Partial<Grant>[]): Actor {
  return {
    id: 'p1',
    name: 'A Person',
    nationality: null,
    grants: grants.map((grant) => ({
      role: 'focal-point',
      plan: 'g7',
      cycle: null,
      members: [],
      pillars: [],
      until: null,
      ...grant,
    })),
  };
}

describe('the reach of an actor', () => {
  it('of a focal point is the own member, and nobody without one', () => {
    expect(actorReach(actor({ members: ['FR'] }), { plan: 'g7', cycle: null }, MEMBERS, AT)).toMatchObject({
      reads: ['FR'],
      writes: ['FR'],
      reviews: [],
    });
    expect(actorReach(actor({}), { plan: 'g7', cycle: null }, MEMBERS, AT)).toMatchObject({ reads: [], writes: [] });
  });

  it('of an adjudicator without members is the whole plan', () => {
    expect(actorReach(actor({ role: 'adjudicator' }), { plan: 'g7', cycle: null }, MEMBERS, AT)).toMatchObject({
      writes: [],
      reviews: MEMBERS,
    });
  });

  it('of a grant that names a cycle is that cycle', () => {
    const bound = actor({ role: 'adjudicator', cycle: 'g7-2025' });
    expect(actorReach(bound, { plan: 'g7', cycle: 'g7-2025' }, MEMBERS, AT)).toMatchObject({ reviews: MEMBERS });
    expect(actorReach(bound, { plan: 'g7', cycle: 'g7-2026' }, MEMBERS, AT)).toMatchObject({ reviews: [] });
    expect(actorReach(bound, { plan: 'g7', cycle: null }, MEMBERS, AT)).toMatchObject({ reviews: [] });
    expect(reachAnywhere(bound, 'g7', MEMBERS, AT)).toMatchObject({ reviews: MEMBERS });
  });

  it('of an analyst is what is published, unless the grant names the cycle', () => {
    expect(
      actorReach(actor({ role: 'analyst' }), { plan: 'g7', cycle: 'g7-2025' }, MEMBERS, AT).releases,
    ).toBeUndefined();
    const named = actor({ role: 'analyst', cycle: 'g7-2025' });
    expect(actorReach(named, { plan: 'g7', cycle: 'g7-2025' }, MEMBERS, AT).releases).toBe('read');
  });

  it.each([
    ['a secretariat', { role: 'secretariat', members: ['FR'] }, { reads: ['FR'], reviews: ['FR'] }],
    ['an analyst', { role: 'analyst', members: ['FR'], cycle: 'g7-2025' }, {}],
    ['an editor', { role: 'editor', members: ['FR'] }, {}],
    ['an editor of a pillar', { role: 'editor', pillars: ['I'] }, { chapters: true }],
  ] as const)('of %s of some members is nothing that is of all of them', (_, grant, own) => {
    const reach = actorReach(actor(grant), { plan: 'g7', cycle: 'g7-2025' }, MEMBERS, AT);
    expect(reach.releases).toBeUndefined();
    expect(reach).toMatchObject({ reads: [], reviews: [], chapters: false, audit: false, ...own });
  });

  it('joins several grants and leaves out those of another plan or past their end', () => {
    const joined = actor(
      { role: 'reviewer', members: ['CA'] },
      { role: 'secretariat' },
      { role: 'focal-point', members: ['FR'], plan: 'g20' },
      { role: 'lead-focal-point', members: ['EU'], until: '2025-10-01T00:00:00Z' },
    );
    expect(actorReach(joined, { plan: 'g7', cycle: null }, MEMBERS, AT)).toMatchObject({
      writes: [],
      releases: 'write',
      audit: true,
    });
    expect(actorReach(joined, { plan: 'g20', cycle: null }, MEMBERS, AT)).toMatchObject({
      reads: ['FR'],
      writes: ['FR'],
      audit: false,
    });
  });
});
