import type { CycleView, SessionView } from '@signatory/contract';
import type { Permission } from '@signatory/domain';
import { membersFor } from './grants.js';

/** For which members of a cycle a person may do this; apart from the other questions, since few screens ask it. */
export function membersIn(
  session: SessionView,
  permission: Permission,
  { plan, code, members }: Pick<CycleView, 'plan' | 'code' | 'members'>,
): string[] {
  return membersFor(
    session,
    permission,
    { plan: plan.id, cycle: code },
    members.map((member) => member.code),
  );
}
