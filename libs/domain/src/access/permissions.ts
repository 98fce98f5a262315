import { Refusal } from '../refusal.js';
import type { ConflictGroup } from '../plan/plan.js';
import { coversAll, isMemberBound } from './covers-all.js';
import { PERMISSIONS, type Permission } from './permission-table.js';
import type { Actor, Grant, Role } from './role.js';

/** Whoever holds grants: a person who acts, or one who is shown what may be done. */
type Holder = Pick<Actor, 'grants'>;

/** Where somebody may do something for some of the members. */
export interface CycleScope {
  readonly plan: string;
  /** The cycle's code; null for the plan as a whole, which a role of one cycle does not reach. */
  readonly cycle: string | null;
}

/** What an act is about. Cycle and member are always named, so that nobody leaves them out where a narrower role must not count. */
export interface Scope extends CycleScope {
  /** The member's code; null for all members together, which a role of some of them does not reach. */
  readonly member: string | null;
  /** Left out: of one member, what is of no single pillar; of all members, all pillars, which a role of some does not reach. */
  readonly pillar?: string;
}

/** Roles whose work is done commitment by commitment, so that it can be given by pillar; of others no part is left to say. */
const PILLAR_WISE: readonly Role[] = ['contributor', 'reviewer', 'adjudicator', 'editor'];

function covers(grant: Grant, member: string): boolean {
  return coveredMembers(grant, [member]).includes(member);
}

/** Whether a role can be given for some pillars alone. */
export function isPillarWise(role: Role): boolean {
  return PILLAR_WISE.includes(role);
}

/** The members a grant reaches, of all those of the plan: closed by default for the roles bound to members. */
export function coveredMembers(grant: Grant, planMembers: readonly string[]): readonly string[] {
  if (grant.members.length > 0) return planMembers.filter((member) => grant.members.includes(member));
  return isMemberBound(grant.role) ? [] : planMembers;
}

/**
 * The grants by which an actor may do this somewhere, at an instant (ISO): for whoever asks at the door, and for lists that
 * show of each grant what it reaches. No command is given by one of these alone.
 */
export function grantsAnywhere(actor: Holder, permission: Permission, at: string): Grant[] {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return actor.grants.filter((grant) => roles.includes(grant.role) && (grant.until === null || grant.until > at));
}

/**
 * The same in one cycle, for some of its members or pillars: for lists that show what each grant reaches, and before what is
 * asked member by member.
 */
export function grantsWithin(actor: Holder, permission: Permission, { plan, cycle }: CycleScope, at: string): Grant[] {
  return grantsAnywhere(actor, permission, at).filter(
    (grant) => grant.plan === plan && (grant.cycle === null || grant.cycle === cycle),
  );
}

/** The grants by which an actor may do this in all of the scope, at an instant (ISO). */
export function grantsFor(actor: Holder, permission: Permission, scope: Scope, at: string): Grant[] {
  const { member, pillar } = scope;
  return grantsWithin(actor, permission, scope, at).filter((grant) => {
    if (member === null && pillar === undefined) return coversAll(grant);
    const inPillar = pillar === undefined || grant.pillars.length === 0 || grant.pillars.includes(pillar);
    return inPillar && (member === null ? coversAll({ ...grant, pillars: [] }) : covers(grant, member));
  });
}

/** The first grant that allows it, or the refusal with the role needed. */
export function requirePermission(actor: Actor, permission: Permission, scope: Scope, at: string): Grant {
  return firstOf(grantsFor(actor, permission, scope, at), permission);
}

/** The grants that allow it for some of the cycle, or the refusal. */
export function requireWithin(actor: Actor, permission: Permission, scope: CycleScope, at: string): Grant[] {
  const grants = grantsWithin(actor, permission, scope, at);
  firstOf(grants, permission);
  return grants;
}

function firstOf([grant]: readonly Grant[], permission: Permission): Grant {
  if (!grant) throw new Refusal('permission.missing', { permission, needs: PERMISSIONS[permission].join(', ') });
  return grant;
}

/** Who fills a member's report. */
const REPORTING: readonly Role[] = ['lead-focal-point', 'focal-point', 'contributor'];

/** Where and when (ISO) it is asked whose official somebody is. */
export interface Service {
  readonly plan: string;
  /** The cycle's code; without it, in any. */
  readonly cycle?: string;
  readonly at: string;
}

/** The members whose official somebody is: of the own nationality, and those for which a role of the person's reports. */
export function ownMembers(
  { nationality, grants }: Pick<Actor, 'nationality' | 'grants'>,
  { plan, cycle, at }: Service,
): string[] {
  const reporting = grants.filter(
    (grant) =>
      REPORTING.includes(grant.role) &&
      grant.plan === plan &&
      (cycle === undefined || grant.cycle === null || grant.cycle === cycle) &&
      (grant.until === null || grant.until > at),
  );
  return [...(nationality === null ? [] : [nationality]), ...reporting.flatMap(({ members }) => members)];
}

/** Whether an official of `nationality` may judge `member`: not the own member, and none of its conflict group. */
export function isConflicted(nationality: string | null, member: string, groups: readonly ConflictGroup[]): boolean {
  if (nationality === null) return false;
  if (nationality === member) return true;
  return groups.some(({ members }) => members.includes(nationality) && members.includes(member));
}
