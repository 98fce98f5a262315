import { appliesTo, grantsFor, Refusal, type Role } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import type { ReportRequest, ReportScope } from './report-scope.js';

/**
 * Findings are the assessors'; what is not asked of a member is not answered; a contributor answers what was delegated.
 * Refuses `entry.assessors-only`, `entry.not-open` and `permission.missing`.
 */
export function requireOwnEntry(scope: ReportScope, placed: PlacedIndicator, request: ReportRequest): void {
  const { key, grant } = scope;
  const { indicator, commitment } = placed;
  if (indicator.assessor) throw new Refusal('entry.assessors-only', { indicator: indicator.code });
  if (appliesTo(commitment, key.memberCode).kind === 'not-asked')
    throw new Refusal('entry.not-open', { indicator: indicator.code });
  if (grant.role === 'contributor' && !mayContribute(scope, placed, request))
    throw new Refusal('permission.missing', { permission: 'report:edit', needs: 'focal-point' satisfies Role });
}

/**
 * Whether an entry is the reader's to see: a contributor sees what was delegated, and only until its end date; everybody
 * else who reads the report sees all of it.
 */
export function seesEntry(scope: ReportScope, placed: PlacedIndicator, request: ReportRequest): boolean {
  const { cycle, plan } = scope.opened;
  const place = { plan: plan.id, cycle: cycle.code, member: scope.key.memberCode };
  const grants = grantsFor(request.actor, 'report:read', place, request.at.toISOString());
  return grants.some(({ role }) => role !== 'contributor') || mayContribute(scope, placed, request);
}

function mayContribute(
  { opened: { cycle, plan }, key }: ReportScope,
  { indicator, commitment: { pillar } }: PlacedIndicator,
  { actor, at }: ReportRequest,
): boolean {
  const place = { plan: plan.id, cycle: cycle.code, member: key.memberCode, ...(pillar ? { pillar } : {}) };
  return grantsFor(actor, 'report:edit', place, at.toISOString()).some(
    ({ role, indicators = [] }) =>
      // Without a name nothing is delegated: what a focal point asks of an agency is a part, and reaches no entry.
      role !== 'contributor' || indicators.includes(indicator.id),
  );
}
