import { grantsFor, requireImpartial, requirePermission, type Permission, type Role } from '@signatory/domain';
import { requireIndicator, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { enterReport, type ReportRequest, type ReportScope } from '../submissions/index.js';

/** One entry of a member's report, with the grant by which somebody acts on it. */
export interface ReviewScope extends ReportScope {
  readonly placed: PlacedIndicator;
}

/**
 * What an actor may do to one entry under review. Refuses `not-found` for what is not theirs to see, `permission.missing`
 * also for another's pillar, and `conflict-of-interest` for a decision on the own member, its conflict group or what the
 * person declared that it does not judge.
 */
export function enterReview(
  opened: OpenedCycle,
  request: Omit<ReportRequest, 'cycle'> & { readonly indicator: string },
  permission: Permission,
): ReviewScope {
  const { actor, member, at, indicator } = request;
  const scope = enterReport(opened, request, permission);
  const placed = requireIndicator(opened.plan, indicator);
  const { pillar } = placed.commitment;
  const place = { plan: opened.plan.id, cycle: opened.cycle.code, member, ...(pillar ? { pillar } : {}) };
  const grant = requirePermission(actor, permission, place, at.toISOString());
  if (permission === 'review:decide')
    requireImpartial(actor, { ...place, at: at.toISOString() }, opened.plan.conflictGroups);
  return { ...scope, grant, placed };
}

/**
 * Who writes about an entry: the member's focal points, or whoever judges it. Refuses as `enterReview`; the person who is
 * neither is told what a reviewer is told.
 */
export function enterThread(
  opened: OpenedCycle,
  request: Omit<ReportRequest, 'cycle'> & { readonly indicator: string },
): { readonly scope: ReviewScope; readonly performer: Role } {
  const { actor, member, at } = request;
  const place = { plan: opened.plan.id, cycle: opened.cycle.code, member };
  const reports = grantsFor(actor, 'report:check', place, at.toISOString()).length > 0;
  const scope = enterReview(opened, request, reports ? 'report:check' : 'review:decide');
  return { scope, performer: scope.grant.role };
}
