import type { SessionView } from '@signatory/contract';
import { PERMISSIONS, type Permission, type Role } from '@signatory/domain';
import { mayEver } from './session.js';

/** Whether a grant on one plan allows an act in some cycle of it. */
export function mayOn(session: SessionView, permission: Permission, plan: string): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission];
  return session.grants.some((grant) => grant.plan === plan && allowed.includes(grant.role));
}

/** Whether a grant allows an act in a cycle of a plan, by its code, or with null on the plan as a whole. */
export function mayIn(
  session: SessionView,
  permission: Permission,
  place: { readonly plan: string; readonly cycle: string | null },
): boolean {
  const reaching = session.grants.filter(({ cycle }) => cycle === null || cycle === place.cycle);
  return mayOn({ ...session, grants: reaching }, permission, place.plan);
}

/** Whether a grant on a whole plan allows an act: what concerns no single cycle. */
export function mayWhole(session: SessionView, permission: Permission): boolean {
  return mayEver({ ...session, grants: session.grants.filter(({ cycle }) => cycle === null) }, permission);
}
