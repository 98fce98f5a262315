import { Refusal, type Actor } from '@signatory/domain';
import type { People } from '../identity/index.js';
import type { OpenedCycle } from '../catalogue/index.js';
import { enterReport, type ReportRequest, type ReportScope } from '../submissions/index.js';

/** Whoever works at the machine itself, with its database: as the lead focal point of the member named. */
export function machineActor({ plan, cycle }: OpenedCycle, member: string): Actor {
  const grant = {
    role: 'lead-focal-point' as const,
    plan: plan.id,
    cycle: cycle.code,
    members: [member],
    pillars: [],
    until: null,
  };
  return { id: 'system', name: 'The machine', nationality: null, grants: [grant] };
}

/** The same, as a keeper of the plan: what is no single member's. */
export function machineKeeper({ plan, cycle }: OpenedCycle): Actor {
  const grant = {
    role: 'secretariat' as const,
    plan: plan.id,
    cycle: cycle.code,
    members: [],
    pillars: [],
    until: null,
  };
  return { id: 'system', name: 'The machine', nationality: null, grants: [grant] };
}

/** The scope of a job: the rights of the person who asked, as they are now. Refuses `permission.missing` where they ended. */
export async function scopeOfJob(
  people: People,
  opened: OpenedCycle,
  { actor: id, member, at }: { readonly actor: string; readonly member: string; readonly at: Date },
): Promise<{ scope: ReportScope; request: ReportRequest }> {
  const actor = id === 'system' ? machineActor(opened, member) : await people.findById(id);
  if (!actor) throw new Refusal('permission.missing', { permission: 'report:edit', needs: 'focal-point' });
  const request = { cycle: opened.cycle.code, member, actor, at };
  return { scope: enterReport(opened, request, 'report:edit'), request };
}
