import { coveredMembers, type Actor, type Grant, type Role } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';

/** What each role's grant opens in the database; a grant without members covers all of the plan's. */
const REACH_OF: Record<Role, (members: readonly string[], grant: Grant) => Omit<Reach, 'actor'>> = {
  'lead-focal-point': (own) => ({ reads: own, writes: own }),
  'focal-point': (own) => ({ reads: own, writes: own }),
  contributor: (own) => ({ reads: own, writes: own }),
  reviewer: (assigned) => ({ reviews: assigned }),
  adjudicator: (members) => ({ reviews: members }),
  editor: () => ({ releases: 'read', chapters: true }),
  // What is published needs no grant; what is not yet is granted by naming the cycle.
  analyst: (_, { cycle }) => (cycle === null ? {} : { releases: 'read' }),
  secretariat: (members) => ({ reads: members, reviews: members, releases: 'write', chapters: true, audit: true }),
};

/** Where an actor acts: a cycle of a plan by its code, or without one all cycles that any grant names. */
export interface ReachScope {
  readonly plan: string;
  readonly cycle?: string;
}

/**
 * The actor's reach over the members of one plan, from the grants in force at `at`. `planMembers` are all of the plan's codes.
 * Row-level security enforces it under every query; the commands ask the permissions table besides.
 */
export function actorReach(actor: Actor, scope: ReachScope, planMembers: readonly string[], at: Date): Reach {
  const parts = actor.grants
    .filter((grant) => inForce(grant, scope, at))
    .map((grant) => REACH_OF[grant.role](coveredMembers(grant, planMembers), grant));
  const releases = parts.some((part) => part.releases === 'write')
    ? 'write'
    : parts.some((part) => part.releases)
      ? 'read'
      : undefined;
  const adopts = actor.grants.some((grant) => grant.role === 'lead-focal-point' && inForce(grant, scope, at));
  return {
    actor: actor.id,
    reads: union(parts.map((part) => part.reads)),
    writes: union(parts.map((part) => part.writes)),
    reviews: union(parts.map((part) => part.reviews)),
    ...(releases ? { releases } : {}),
    ...(adopts ? { adopts: scope.plan } : {}),
    chapters: parts.some((part) => part.chapters),
    audit: parts.some((part) => part.audit),
  };
}

function inForce(grant: Grant, { plan, cycle }: ReachScope, at: Date): boolean {
  return (
    grant.plan === plan &&
    (cycle === undefined || grant.cycle === null || grant.cycle === cycle) &&
    (grant.until === null || grant.until > at.toISOString())
  );
}

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}
