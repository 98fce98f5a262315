import { appliesTo, grantsFor, Refusal, type Indicator, type Plan, type Role } from '@signatory/domain';
import { calculationsOf, readsNow } from '@signatory/rules';
import { indexPlan, type PlacedIndicator } from '../catalogue/index.js';
import type { ReportRequest, ReportScope } from './report-scope.js';

/**
 * Findings are the assessors'; what is calculated is nobody's to enter; what is not asked of a member is not answered; a
 * contributor answers what was delegated. Refuses `entry.assessors-only`, `entry.calculated`, `entry.not-open` and `permission.missing`.
 */
export function requireOwnEntry(scope: ReportScope, placed: PlacedIndicator, request: ReportRequest): void {
  const { key, grant } = scope;
  const { indicator, commitment } = placed;
  if (indicator.assessor) throw new Refusal('entry.assessors-only', { indicator: indicator.code });
  if (indicator.calculated)
    throw new Refusal('entry.calculated', {
      indicator: indicator.code,
      inputs: labelsOf(scope.opened.plan, indicator),
    });
  if (appliesTo(commitment, key.memberCode).kind === 'not-asked')
    throw new Refusal('entry.not-open', { indicator: indicator.code });
  if (grant.role === 'contributor' && !mayContribute(scope, placed, request))
    throw new Refusal('permission.missing', { permission: 'report:edit', needs: 'focal-point' satisfies Role });
}

/** What a calculated indicator follows from, by the printed labels. */
function labelsOf(plan: Plan, { code }: Indicator): string {
  const { byCode } = indexPlan(plan);
  const calculation = calculationsOf(plan).find(({ indicator }) => indicator.code === code);
  const inputs = calculation ? readsNow(calculation) : [];
  return inputs.map((input) => byCode.get(input)?.indicator.label ?? input).join(', ');
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
      // Nor is a result delegated: it shows what it was worked out from, which others answer.
      role !== 'contributor' || (indicators.includes(indicator.id) && !indicator.calculated),
  );
}
