import { Refusal, type Plan } from '@signatory/domain';
import { Database, PlanVersionEntity, type CycleEntity, type Query } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

/** A cycle with the plan version it is pinned to. */
export interface OpenedCycle {
  readonly cycle: CycleEntity;
  readonly plan: Plan;
  readonly planSha256: string;
}

// Nearly every request begins with its cycle: a prepared read costs a third of the same through the ORM.
const CYCLES = `select id, code, plan_id as "planId", plan_version as "planVersion", rule_set as "ruleSet", series, phase, follows,
  state, version, title, window_from as "windowFrom", window_to as "windowTo", opens_at as "opensAt", deadline_at as "deadlineAt",
  cut_off_at as "cutOffAt", review_deadline_at as "reviewDeadlineAt", settings, illustrative, source, created_at as "createdAt"
  from cycle`;

/** Plans and cycles, which have no member and are readable without a grant inside the product. */
@Injectable()
export class Catalogue {
  // A plan version never changes once a cycle uses it, so its body is parsed once per process.
  private readonly plans = new Map<string, { plan: Plan; sha256: string }>();

  constructor(private readonly database: Database) {}

  /** The cycle of this code. Refuses `not-found`. */
  async open(code: string): Promise<OpenedCycle> {
    return this.find({ name: 'cycle-by-code', text: `${CYCLES} where code = $1` }, code);
  }

  /** The cycle of this id, as jobs know it. Refuses `not-found`. */
  async openById(id: string): Promise<OpenedCycle> {
    return this.find({ name: 'cycle-by-id', text: `${CYCLES} where id = $1` }, id);
  }

  /** The cycles of these ids, in their order. Refuses `not-found` when one is not there. */
  async openAll(ids: readonly string[]): Promise<OpenedCycle[]> {
    const cycles = await this.database.readPublic<CycleEntity>(
      { name: 'cycles-by-id', text: `${CYCLES} where id = any ($1)` },
      [ids],
    );
    const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
    return Promise.all(ids.map((id) => this.withPlan(byId.get(id))));
  }

  /** Every cycle, newest window first. */
  async list(): Promise<OpenedCycle[]> {
    const cycles = await this.database.readPublic<CycleEntity>({
      name: 'cycles',
      text: `${CYCLES} order by window_to desc nulls first, code`,
    });
    return Promise.all(cycles.map((cycle) => this.withPlan(cycle)));
  }

  private async find(query: Query, value: string): Promise<OpenedCycle> {
    const [cycle] = await this.database.readPublic<CycleEntity>(query, [value]);
    return this.withPlan(cycle);
  }

  private async withPlan(cycle: CycleEntity | undefined): Promise<OpenedCycle> {
    if (!cycle) throw new Refusal('not-found', { subject: 'cycle' });
    const key = `${cycle.planId}@${cycle.planVersion}`;
    const known = this.plans.get(key) ?? (await this.loadPlan(cycle));
    this.plans.set(key, known);
    return { cycle, plan: known.plan, planSha256: known.sha256 };
  }

  private async loadPlan({ planId, planVersion }: CycleEntity): Promise<{ plan: Plan; sha256: string }> {
    const { body, sha256 } = await this.database.dataSource.manager.findOneByOrFail(PlanVersionEntity, {
      planId,
      n: planVersion,
    });
    return { plan: body, sha256 };
  }
}

/** The plan's member codes in the plan's order. */
export function memberCodes(plan: Plan): string[] {
  return plan.members.map(({ code }) => code);
}
