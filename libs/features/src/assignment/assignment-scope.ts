import { Refusal, requirePermission, type Actor, type AssignmentContext, type CycleState } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle, type ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

/** In which somebody judges, or will. */
const TAKES: readonly CycleState[] = ['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT'];

export interface AssignmentRequest {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  readonly at: Date;
}

/** A cycle whose reviewers the actor assigns. */
export interface AssignmentScope {
  readonly opened: OpenedCycle;
  readonly reach: Reach;
  readonly context: AssignmentContext;
}

/** Refuses `not-found` and `permission.missing`. */
export async function enterAssignments(
  cycles: ReadCycles,
  { actor, cycle: code, at }: AssignmentRequest,
): Promise<AssignmentScope> {
  const opened = await cycles.open(code, actor, at);
  const { plan } = opened;
  const scope = { plan: plan.id, cycle: code };
  requirePermission(actor, 'assignment:manage', { ...scope, member: null }, at.toISOString());
  return {
    opened,
    reach: actorReach(actor, scope, memberCodes(plan), at),
    context: { cycle: code, groups: plan.conflictGroups },
  };
}

/** Whether anybody is assigned in this cycle any more: not once it is concluded, nor where scores were imported. */
export function takesAssignments({ cycle: { state, source } }: OpenedCycle): boolean {
  return source === null && TAKES.includes(state);
}

/** One change of a cycle's assignments at a time: of two, the second is asked of what the first left. Refuses `command.wrong-state`. */
export async function lockAssignments(tx: EntityManager, opened: OpenedCycle, command: string): Promise<void> {
  const { cycle } = opened;
  if (!takesAssignments(opened))
    throw new Refusal('command.wrong-state', {
      command,
      subject: 'cycle',
      state: cycle.state,
      allowed: TAKES.join(', '),
    });
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`assignments ${cycle.id}`]);
}
