import { Refusal } from '../refusal.js';
import type { ConflictGroup } from '../plan/plan.js';
import type { Actor, Grant, Role } from './role.js';

/** What each act needs. One table for the API, the commands and the screens; a route without a row here does not answer. */
export const PERMISSIONS = {
  'report:read': ['lead-focal-point', 'focal-point', 'contributor', 'reviewer', 'adjudicator', 'secretariat'],
  // Of everything that was certified: a contributor's part is not the whole.
  'snapshot:read': ['lead-focal-point', 'focal-point', 'reviewer', 'adjudicator', 'secretariat'],
  'report:edit': ['lead-focal-point', 'focal-point', 'contributor'],
  'contribution:read': ['lead-focal-point', 'focal-point', 'contributor', 'secretariat'],
  'contribution:give': ['contributor'],
  'contribution:manage': ['lead-focal-point', 'focal-point'],
  'outside:reply': ['lead-focal-point', 'focal-point'],
  'outside:import': ['secretariat'],
  'report:check': ['lead-focal-point', 'focal-point'],
  'report:certify': ['lead-focal-point'],
  'report:reopen': ['secretariat'],
  'overview:read': ['secretariat', 'analyst', 'editor'],
  // Of those whose reports they may read; a contributor's part is not the whole.
  'statistics:read': ['lead-focal-point', 'focal-point', 'reviewer', 'adjudicator', 'secretariat', 'analyst', 'editor'],
  'review:read': ['reviewer', 'adjudicator', 'secretariat'],
  'thread:write': ['lead-focal-point', 'focal-point', 'reviewer'],
  'recusal:declare': ['reviewer', 'adjudicator', 'secretariat'],
  // Each their own; the secretariat everybody's.
  'recusal:read': ['reviewer', 'adjudicator', 'secretariat'],
  'recusal:withdraw': ['secretariat'],
  'assignment:manage': ['secretariat'],
  'review:decide': ['reviewer'],
  'action:read': ['lead-focal-point', 'focal-point', 'reviewer', 'adjudicator', 'secretariat'],
  'action:propose': ['lead-focal-point', 'focal-point', 'reviewer', 'secretariat'],
  'action:class': ['reviewer'],
  'action:settle': ['adjudicator'],
  'action:contest': ['lead-focal-point', 'focal-point'],
  'search:log': ['reviewer'],
  'score:give': ['reviewer'],
  'score:adjudicate': ['adjudicator'],
  'score:read': ['reviewer', 'adjudicator', 'secretariat'],
  'score:share': ['secretariat'],
  'chapter:read': ['editor', 'secretariat'],
  'chapter:edit': ['editor'],
  'chapter:clear': ['secretariat'],
  'chapter:reopen': ['editor', 'secretariat'],
  'agreement:read': ['secretariat'],
  'reply:give': ['lead-focal-point', 'focal-point'],
  'plan:adopt': ['secretariat'],
  'rule:try': ['secretariat'],
  'plan:comment': ['lead-focal-point', 'focal-point'],
  'cycle:manage': ['secretariat'],
  'reminder:send': ['secretariat'],
  'people:manage': ['secretariat'],
  'score:import': ['secretariat'],
  'release:read': ['secretariat', 'editor', 'analyst'],
  'release:request': ['secretariat'],
  'release:sign': ['secretariat'],
  // Of a release in silence; only where the plan adopts by it.
  'release:object': ['lead-focal-point'],
  'release:name-readers': ['secretariat'],
  'correction:manage': ['secretariat'],
  'correction:read': ['secretariat', 'editor', 'reviewer', 'adjudicator', 'lead-focal-point', 'focal-point'],
  'library:read': [
    'lead-focal-point',
    'focal-point',
    'contributor',
    'reviewer',
    'adjudicator',
    'editor',
    'analyst',
    'secretariat',
  ],
  'audit:read': ['secretariat'],
  'jobs:read': ['secretariat'],
  'queues:read': ['secretariat'],
  'queues:steer': ['secretariat'],
  'jobs:send-again': ['secretariat'],
  'jobs:cancel': ['secretariat'],
  'letters:read': ['secretariat'],
  'letters:send-again': ['secretariat'],
  'webhooks:read': ['secretariat'],
  'webhooks:manage': ['secretariat'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

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

/** Roles that reach only the members named in the grant; without one they reach nobody. */
const MEMBER_BOUND: readonly Role[] = ['lead-focal-point', 'focal-point', 'contributor', 'reviewer'];

/** Roles whose work is done commitment by commitment, so that it can be given by pillar; of others no part is left to say. */
const PILLAR_WISE: readonly Role[] = ['contributor', 'reviewer', 'adjudicator', 'editor'];

function covers(grant: Grant, member: string): boolean {
  return coveredMembers(grant, [member]).includes(member);
}

/** Whether a role can be given for some pillars alone. */
export function isPillarWise(role: Role): boolean {
  return PILLAR_WISE.includes(role);
}

/** Whether a grant reaches all members and all pillars of its plan, or of its cycle. */
export function coversAll({ role, members, pillars }: Grant): boolean {
  return members.length === 0 && pillars.length === 0 && !isMemberBound(role);
}

/** Whether a role reaches only members that its grant names. */
export function isMemberBound(role: Role): boolean {
  return MEMBER_BOUND.includes(role);
}

/** The members a grant reaches, of all those of the plan: closed by default for the roles bound to members. */
export function coveredMembers(grant: Grant, planMembers: readonly string[]): readonly string[] {
  if (grant.members.length > 0) return planMembers.filter((member) => grant.members.includes(member));
  return MEMBER_BOUND.includes(grant.role) ? [] : planMembers;
}

/**
 * The grants by which an actor may do this somewhere, at an instant (ISO): for whoever asks at the door, and for lists that
 * show of each grant what it reaches. No command is given by one of these alone.
 */
export function grantsAnywhere(actor: Actor, permission: Permission, at: string): Grant[] {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return actor.grants.filter((grant) => roles.includes(grant.role) && (grant.until === null || grant.until > at));
}

/**
 * The same in one cycle, for some of its members or pillars: for lists that show what each grant reaches, and before what is
 * asked member by member.
 */
export function grantsWithin(actor: Actor, permission: Permission, { plan, cycle }: CycleScope, at: string): Grant[] {
  return grantsAnywhere(actor, permission, at).filter(
    (grant) => grant.plan === plan && (grant.cycle === null || grant.cycle === cycle),
  );
}

/** The grants by which an actor may do this in all of the scope, at an instant (ISO). */
export function grantsFor(actor: Actor, permission: Permission, scope: Scope, at: string): Grant[] {
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
