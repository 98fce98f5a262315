import type { Grant, Role } from './role.js';

/** Roles that reach only the members named in the grant; without one they reach nobody. */
const MEMBER_BOUND: readonly Role[] = ['lead-focal-point', 'focal-point', 'contributor', 'reviewer'];

/** Whether a grant reaches all members and all pillars of its plan, or of its cycle. */
export function coversAll({ role, members, pillars }: Grant): boolean {
  return members.length === 0 && pillars.length === 0 && !isMemberBound(role);
}

/** Whether a role reaches only members that its grant names. */
export function isMemberBound(role: Role): boolean {
  return MEMBER_BOUND.includes(role);
}
