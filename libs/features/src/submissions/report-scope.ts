import { Refusal, grantsFor, requirePermission, type Actor, type Grant, type Permission } from '@signatory/domain';
import type { Reach } from '@signatory/persistence';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

/** Who acts on which member's report, and when. */
export interface ReportRequest {
  readonly cycle: string;
  readonly member: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** A report that the actor may act on, with the grant that allows it and the reach of the transaction. */
export interface ReportScope {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly grant: Grant;
  readonly reach: Reach;
}

export interface ReportKey {
  readonly cycleId: string;
  readonly memberCode: string;
}

/**
 * What an actor may do to one member's report. Refuses `not-found` for a report that is not there or not theirs to see,
 * the same for both, and `permission.missing` for one that they may only read.
 */
export function enterReport(
  opened: OpenedCycle,
  { actor, member, at }: Omit<ReportRequest, 'cycle'>,
  permission: Permission,
): ReportScope {
  const { cycle, plan } = opened;
  const scope = { plan: plan.id, cycle: cycle.code, member };
  const isMember = plan.members.some(({ code }) => code === member);
  if (!isMember || grantsFor(actor, 'report:read', scope, at.toISOString()).length === 0)
    throw new Refusal('not-found', { subject: 'report' });
  return {
    opened,
    key: { cycleId: cycle.id, memberCode: member },
    grant: requirePermission(actor, permission, scope, at.toISOString()),
    reach: actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at),
  };
}

/** True for the member itself and the secretariat; whoever only judges a report sees what was submitted. */
export function seesDrafts({ reach, key }: Pick<ReportScope, 'reach' | 'key'>): boolean {
  return reach.reads?.includes(key.memberCode) ?? false;
}

/** Of a row of `submission`: it was certified and not taken back. */
export const STANDS = "at_revision is not null and state <> 'WITHDRAWN'";

/**
 * The revision of a report that somebody sees, as `revision`: who sees drafts, as it stands; who does not, the one that was
 * certified; null where there is none. $1 cycle, $2 member, $3 whether drafts are seen.
 */
export const REVISION_SEEN = `select case when $3 then coalesce((select revision from report where cycle_id = $1 and member_code = $2), 0)
  else (select max(at_revision) from submission where cycle_id = $1 and member_code = $2 and ${STANDS}) end as revision`;

/** How the audit trail names a report, or a part of it. */
export function subjectOf({ opened, key }: Pick<ReportScope, 'opened' | 'key'>, part?: string): string {
  return [opened.cycle.code, key.memberCode, ...(part === undefined ? [] : [part])].join('/');
}
