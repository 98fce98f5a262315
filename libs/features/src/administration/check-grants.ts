import type { GrantRole } from '@signatory/contract';
import {
  grantsFor,
  isMemberBound,
  isPillarWise,
  Refusal,
  type Actor,
  type Fault,
  type Plan,
  faultWords,
  itemWords,
} from '@signatory/domain';
import { CycleEntity, PlanVersionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes } from '../catalogue/index.js';
import type { NewGrant } from '../identity/index.js';

/** Grants as they will be kept, with the newest version of each plan they name. */
export interface CheckedGrants {
  readonly grants: readonly NewGrant[];
  readonly plans: readonly Plan[];
}

/**
 * Reads roles that an actor wants to give. A plan that is not the actor's is unknown; one it does not keep is refused.
 * @throws Refusal `permission.missing`, `request.invalid` with every fault at its pointer below `/grants`
 */
export async function checkGrants(
  tx: EntityManager,
  { actor, grants, at }: { actor: Actor; grants: readonly GrantRole[]; at: Date },
): Promise<CheckedGrants> {
  const faults: Fault[] = [];
  const plans = new Map<string, Plan>();
  const checked: NewGrant[] = [];
  for (const [n, grant] of grants.entries()) {
    const plan = await visiblePlan(tx, actor, grant.plan);
    if (!plan) {
      faults.push({
        pointer: `/grants/${n}/plan`,
        words: faultWords('named.plan', { plan: grant.plan }),
      });
      continue;
    }
    const { cycle: code, ...rest } = grant;
    if (grantsFor(actor, 'people:manage', { plan: plan.id, cycle: code, member: null }, at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
    plans.set(plan.id, plan);
    const cycle = code === null ? null : await tx.findOneBy(CycleEntity, { code, planId: plan.id });
    if (code !== null && !cycle)
      faults.push({
        pointer: `/grants/${n}/cycle`,
        words: faultWords('named.cycle', { plan: plan.id, cycle: code }),
      });
    faults.push(...faultsOf(plan, grant, at).map((fault) => ({ ...fault, pointer: `/grants/${n}${fault.pointer}` })));
    const { byCode } = indexPlan(plan);
    checked.push({
      ...rest,
      cycleId: cycle?.id ?? null,
      indicators: grant.indicators.flatMap((each) => byCode.get(each)?.indicator.id ?? []),
      until: grant.until === null ? null : new Date(grant.until),
    });
  }
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
  return { grants: checked, plans: [...plans.values()] };
}

async function visiblePlan(tx: EntityManager, actor: Actor, planId: string): Promise<Plan | null> {
  if (!actor.grants.some(({ plan }) => plan === planId)) return null;
  const version = await tx.findOne(PlanVersionEntity, { where: { planId }, order: { n: 'DESC' } });
  return version?.body ?? null;
}

function faultsOf(plan: Plan, { role, members, pillars, indicators, until }: GrantRole, at: Date): Fault[] {
  const known = memberCodes(plan);
  const heads = plan.pillars.map(({ code }) => code);
  const { byCode } = indexPlan(plan);
  const unknown = (item: string, named: readonly string[], codes: readonly string[]): Fault[] =>
    named.flatMap((code, n) =>
      codes.includes(code) ? [] : [{ pointer: `/${item}/${n}`, words: itemWords(item, code, codes) }],
    );
  return [
    ...unknown('members', members, known),
    ...unknown('pillars', pillars, heads),
    ...unknown('indicators', indicators, [...byCode.keys()]),
    ...(isMemberBound(role) && members.length === 0
      ? [{ pointer: '/members', words: faultWords('grant.memberless', { role: `role.${role}` }) }]
      : []),
    ...(!isPillarWise(role) && pillars.length > 0
      ? [{ pointer: '/pillars', words: faultWords('grant.pillars', { role: `role.${role}` }) }]
      : []),
    ...(until !== null && new Date(until) <= at ? [{ pointer: '/until', words: faultWords('grant.over') }] : []),
  ];
}
