import { CYCLE, isConflicted, move, Refusal, type CycleCommand, type Plan } from '@signatory/domain';
import { CycleEntity, openObservationPartition, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

interface Judge {
  readonly role: 'reviewer' | 'adjudicator';
  readonly nationality: string | null;
  readonly members: readonly string[];
  readonly pillars: readonly string[];
}

const JUDGES = `
  select g.role, p.nationality, g.members, g.pillars from role_grant g join person p on p.id = g.person_id
  where g.plan_id = $1 and (g.cycle_id is null or g.cycle_id = $2) and g.role in ('reviewer', 'adjudicator')
    and (g.until is null or g.until > $3) and p.disabled_at is null`;

/** Moves a cycle through its states; opening pins plan and rules, and makes room for its figures. */
@Injectable()
export class OpenCycle {
  constructor(private readonly audit: Audit) {}

  /** Refuses `cycle.reviewers-missing` where a cell lacks two eligible reviewers and an adjudicator. */
  async execute(tx: EntityManager, { id, actor, at }: { id: string; actor: string; at: Date }): Promise<void> {
    const { cycle, version } = await this.load(tx, id);
    const judges = await tx.query<Judge[]>(JUDGES, [cycle.planId, id, at]);
    const missing = listUnjudged(version.body, judges);
    if (missing.length > 0) throw new Refusal('cycle.reviewers-missing', { members: missing.join(', ') });
    await openObservationPartition(tx, id);
    await tx.update(PlanVersionEntity, { planId: cycle.planId, n: cycle.planVersion }, { state: 'IN_USE' });
    await this.move(tx, { cycle, command: 'open', actor, at, sets: { ruleSet: version.sha256 } });
  }

  /** Brings a cycle of imported scores to its end: it collects nothing. */
  async conclude(tx: EntityManager, { id, actor, at }: { id: string; actor: string; at: Date }): Promise<void> {
    const { cycle } = await this.load(tx, id);
    await openObservationPartition(tx, id);
    await tx.update(PlanVersionEntity, { planId: cycle.planId, n: cycle.planVersion }, { state: 'IN_USE' });
    for (const command of ['open', 'close', 'assess', 'conclude'] as const)
      await this.move(tx, { cycle, command, actor, at });
  }

  private async load(tx: EntityManager, id: string): Promise<{ cycle: CycleEntity; version: PlanVersionEntity }> {
    const cycle = await tx.findOne(CycleEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!cycle) throw new Refusal('not-found', { subject: 'cycle' });
    return {
      cycle,
      version: await tx.findOneByOrFail(PlanVersionEntity, { planId: cycle.planId, n: cycle.planVersion }),
    };
  }

  private async move(
    tx: EntityManager,
    {
      cycle,
      command,
      actor,
      at,
      sets = {},
    }: { cycle: CycleEntity; command: CycleCommand; actor: string; at: Date; sets?: { ruleSet?: string } },
  ): Promise<void> {
    const from = cycle.state;
    cycle.state = move(CYCLE, from, command, 'secretariat');
    cycle.version += 1;
    await tx.update(CycleEntity, { id: cycle.id }, { ...sets, state: cycle.state, version: cycle.version });
    await this.audit.record(tx, {
      actor,
      act: `cycle.${command}`,
      subject: cycle.code,
      facts: { from, to: cycle.state },
      at,
    });
  }
}

/** Members for whom some pillar lacks two reviewers or an adjudicator without a conflict. A plan without indicators needs none. */
export function listUnjudged(plan: Plan, judges: readonly Judge[]): string[] {
  if (plan.commitments.every(({ indicators }) => indicators.length === 0)) return [];
  const pillars = plan.pillars.length > 0 ? plan.pillars.map(({ code }) => code) : [''];
  return plan.members
    .filter(({ code }) => {
      const eligible = judges.filter(({ nationality }) => !isConflicted(nationality, code, plan.conflictGroups));
      const adjudicated = eligible.some(
        ({ role, members }) => role === 'adjudicator' && (members.length === 0 || members.includes(code)),
      );
      const covered = pillars.every((pillar) => {
        const reviewers = eligible.filter(
          (judge) =>
            judge.role === 'reviewer' &&
            judge.members.includes(code) &&
            (judge.pillars.length === 0 || judge.pillars.includes(pillar)),
        );
        return reviewers.length >= 2;
      });
      return !adjudicated || !covered;
    })
    .map(({ code }) => code);
}
