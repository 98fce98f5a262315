import { requireImpartial, requirePermission, type Permission } from '@signatory/domain';
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
  if (permission === 'review:decide') requireImpartial(actor, place, opened.plan.conflictGroups);
  return { ...scope, grant, placed };
}
