import type { SessionView } from '@signatory/contract';
import {
  coveredMembers,
  coversAll,
  grantsAnywhere,
  grantsFor,
  grantsWithin,
  type CycleScope,
  type Permission,
  type Scope,
} from '@signatory/domain';

const now = (): string => new Date().toISOString();

/** Whether a person may do this in all of a scope: for all members together where it names none. What the API asks before it does it. */
export function mayIn(session: SessionView, permission: Permission, scope: Scope): boolean {
  return grantsFor(session, permission, scope, now()).length > 0;
}

/** Whether a person may do this for some members of a cycle: for what the API answers member by member. */
export function mayWithin(session: SessionView, permission: Permission, scope: CycleScope): boolean {
  return grantsWithin(session, permission, scope, now()).length > 0;
}

/** For which of these members a person may do this: a role that is bound to members and names none of them reaches nobody. */
export function membersFor(
  session: SessionView,
  permission: Permission,
  scope: CycleScope,
  members: readonly string[],
): string[] {
  return grantsWithin(session, permission, scope, now()).flatMap((grant) => coveredMembers(grant, members));
}

/** Whether a person may do this for one of these members. */
export function mayForSome(...asked: Parameters<typeof membersFor>): boolean {
  return membersFor(...asked).length > 0;
}

/** Whether a person may do this for all members of a plan, or of one of its cycles. */
export function mayOn(session: SessionView, permission: Permission, plan: string): boolean {
  return grantsAnywhere(session, permission, now()).some((grant) => grant.plan === plan && coversAll(grant));
}

/** Whether a person may do this on some plan as a whole: what concerns no single cycle, and all members. */
export function mayWhole(session: SessionView, permission: Permission): boolean {
  return grantsAnywhere(session, permission, now()).some((grant) => grant.cycle === null && coversAll(grant));
}
