import { coversAll, coveredMembers, type Actor, type CycleScope, type Grant, type Role } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';

/**
 * What each role's grant opens in the database; a grant without members covers all of the plan's, and to it alone opens what
 * is of all members together, as releases, chapters and the trail are.
 */
const REACH_OF: Record<Role, (members: readonly string[], grant: Grant) => Omit<Reach, 'actor'>> = {
  'lead-focal-point': (own) => ({ reads: own, writes: own }),
  'focal-point': (own) => ({ reads: own, writes: own }),
  contributor: (own) => ({ reads: own, writes: own }),
  reviewer: (assigned) => ({ reviews: assigned }),
  adjudicator: (members) => ({ reviews: members }),
  editor: (_, grant) => ({
    ...(coversAll(grant) ? { releases: 'read' } : {}),
    chapters: coversAll({ ...grant, pillars: [] }),
  }),
  // What is published needs no grant; what is not yet is granted by naming the cycle.
  analyst: (_, grant) => (grant.cycle === null || !coversAll(grant) ? {} : { releases: 'read' }),
  secretariat: (members, grant) => ({
    reads: members,
    reviews: members,
    ...(coversAll(grant) ? { releases: 'write', chapters: true, audit: true } : {}),
  }),
};

/**
 * The actor's reach over the members of one plan, from the grants in force at `at`. `planMembers` are all of the plan's codes.
 * Row-level security enforces it under every query; the commands ask the permissions table besides.
 */
export function actorReach(actor: Actor, scope: CycleScope, planMembers: readonly string[], at: Date): Reach {
  const { plan, cycle } = scope;
  const held = actor.grants.filter((grant) => grant.cycle === null || grant.cycle === cycle);
  return reachAnywhere({ ...actor, grants: held }, plan, planMembers, at);
}

/**
 * The reach over one plan in all of its cycles together, also those that only a role of another opens: to find what is kept
 * apart from its cycle. What is found is then asked for once more with the reach of its own cycle.
 */
export function reachAnywhere(actor: Actor, plan: string, planMembers: readonly string[], at: Date): Reach {
  const held = actor.grants.filter(
    (grant) => grant.plan === plan && (grant.until === null || grant.until > at.toISOString()),
  );
  const parts = held.map((grant) => REACH_OF[grant.role](coveredMembers(grant, planMembers), grant));
  const releases = parts.some((part) => part.releases === 'write')
    ? 'write'
    : parts.some((part) => part.releases)
      ? 'read'
      : undefined;
  const adopts = held.some(({ role }) => role === 'lead-focal-point');
  return {
    actor: actor.id,
    reads: union(parts.map((part) => part.reads)),
    writes: union(parts.map((part) => part.writes)),
    reviews: union(parts.map((part) => part.reviews)),
    ...(releases ? { releases } : {}),
    ...(adopts ? { adopts: plan } : {}),
    chapters: parts.some((part) => part.chapters),
    audit: parts.some((part) => part.audit),
  };
}

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}
