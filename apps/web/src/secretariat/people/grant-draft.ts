import type { CycleView, GrantRole, PlanVersionDetail } from '@signatory/contract';
import { isMemberBound, type Role } from '@signatory/domain';

/** Where roles are given: on a plan, with its newest version and its cycles. */
export interface PlanPlace {
  readonly version: PlanVersionDetail;
  readonly cycles: readonly CycleView[];
}

/** A role as it is typed. */
export interface GrantDraft {
  readonly role: Role;
  /** A cycle's code; empty for every cycle. */
  readonly cycle: string;
  readonly members: readonly string[];
  readonly pillars: readonly string[];
  /** Codes of a contributor's entries; none for only what is asked of it. */
  readonly indicators: readonly string[];
  /** A local instant; empty for no end. */
  readonly until: string;
}

export const EMPTY_GRANT: GrantDraft = {
  role: 'focal-point',
  cycle: '',
  members: [],
  pillars: [],
  indicators: [],
  until: '',
};

/** Roles whose work is divided by pillars. */
export function hasPillars(role: Role): boolean {
  return role === 'reviewer' || role === 'contributor';
}

/** What is typed as a request; null while a role that is bound to members names none. */
export function readGrant(draft: GrantDraft, plan: string): GrantRole | null {
  const { role, cycle, members, pillars, indicators, until } = draft;
  if (isMemberBound(role) && members.length === 0) return null;
  return {
    role,
    plan,
    cycle: cycle || null,
    members: isMemberBound(role) ? [...members] : [],
    pillars: hasPillars(role) ? [...pillars] : [],
    indicators: role === 'contributor' ? [...indicators] : [],
    until: until === '' ? null : new Date(until).toISOString(),
  };
}
