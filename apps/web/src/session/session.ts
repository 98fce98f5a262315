import type { SessionView } from '@signatory/contract';
import { PERMISSIONS, type Permission, type Role } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';

/** Who is signed in; only on screens behind the sign-in. */
export function useSession(): SessionView {
  const session = useQuery(queries.session()).data;
  if (!session) throw new Error('useSession is for screens behind the sign-in.');
  return session;
}

/** The roles of a person, each once, in the order of the grants. */
export function rolesOf(session: SessionView): Role[] {
  return [...new Set(session.grants.map(({ role }) => role))];
}

/** Whether any grant allows an act, by the domain's table; the server decides again for each scope. */
export function mayEver(session: SessionView, permission: Permission): boolean {
  return rolesOf(session).some((role) => (PERMISSIONS[permission] as readonly Role[]).includes(role));
}

/** Whether a person checks and certifies the reports of a member: what a role for another member allows does not count. */
export function maySpeakFor({ grants }: SessionView, member: string): boolean {
  const allowed: readonly Role[] = PERMISSIONS['report:check'];
  return grants.some(({ role, members }) => allowed.includes(role) && members.includes(member));
}

/** The members a person reports for, with the plan of the grant, and its cycle where it is for one alone. */
export function reportsOf(
  session: SessionView,
): { readonly plan: string; readonly member: string; readonly cycle: string | null }[] {
  const allowed: readonly Role[] = PERMISSIONS['report:edit'];
  const found = session.grants
    .filter(({ role }) => allowed.includes(role))
    .flatMap(({ plan, cycle, members }) => members.map((member) => ({ plan, cycle, member })));
  return found.filter(
    (each, index) =>
      found.findIndex(
        ({ plan, member, cycle }) => plan === each.plan && member === each.member && cycle === each.cycle,
      ) === index,
  );
}
