import type { ConflictGroup } from '../plan/plan.js';
import { isConflicted, ownMembers } from './permissions.js';
import type { Actor, Grant, Role } from './role.js';

const JUDGING: readonly Role[] = ['reviewer', 'adjudicator'];

/** What of a role is given in vain: the members whose official the person is, and those that it can therefore not judge. */
export interface ConflictOfRoles {
  readonly own: readonly string[];
  readonly judged: readonly string[];
}

/**
 * Whether a role that is to be given meets what else is known of its holder: nobody judges the own member or its conflict group,
 * so that a reviewer of it would be refused with each decision. Also the other way round, where a judge is to report. Null where
 * they do not meet. `members`: all of the plan, of whom a role is that names none.
 */
export function findConflictOfRoles(
  { nationality, grants }: Pick<Actor, 'nationality' | 'grants'>,
  role: Grant,
  {
    members,
    groups,
    at,
  }: { readonly members: readonly string[]; readonly groups: readonly ConflictGroup[]; readonly at: string },
): ConflictOfRoles | null {
  const held = grants.filter(({ plan, until }) => plan === role.plan && (until === null || until > at));
  const judges = JUDGING.includes(role.role);
  const official = judges ? { nationality, grants: held } : { nationality: null, grants: [role] };
  const met = (judges ? [role] : held.filter((grant) => JUDGING.includes(grant.role))).flatMap(
    ({ cycle, members: named }) => {
      const own = ownMembers(official, { plan: role.plan, ...(cycle !== null && { cycle }), at });
      return (named.length > 0 ? named : members).flatMap((member) =>
        own.filter((each) => isConflicted(each, member, groups)).map((each) => ({ own: each, member })),
      );
    },
  );
  if (met.length === 0) return null;
  const inOrder = (codes: readonly string[]): string[] => members.filter((code) => codes.includes(code));
  return { own: inOrder(met.map(({ own }) => own)), judged: inOrder(met.map(({ member }) => member)) };
}
