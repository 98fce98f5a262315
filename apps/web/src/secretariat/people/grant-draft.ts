import type { CycleView, GrantRole, PlanVersionDetail } from '@signatory/contract';
import { isMemberBound, isPillarWise, type Role } from '@signatory/domain';

/** Where roles are given: on a plan, with its newest version and its cycles. */
export interface PlanPlace {
  readonly version: PlanVersionDetail;
  /** Those of which the reader may give roles. */
  readonly cycles: readonly CycleView[];
  /** Whether the reader may give roles that reach every cycle of it. */
  readonly whole: boolean;
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

/** A draft to begin with: of every cycle, or of the first where the reader keeps single ones. */
export function emptyGrant({ cycles, whole }: PlanPlace): GrantDraft {
  return { ...EMPTY_GRANT, cycle: whole ? '' : (cycles[0]?.code ?? '') };
}

/** Whether a role is the reader's to end or confirm: one that reaches no further than the reader's own. */
export function keepsRole({ cycles, whole }: PlanPlace, cycle: string | null): boolean {
  return whole || cycles.some(({ code }) => code === cycle);
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
    pillars: isPillarWise(role) ? [...pillars] : [],
    indicators: role === 'contributor' ? [...indicators] : [],
    until: until === '' ? null : new Date(until).toISOString(),
  };
}
