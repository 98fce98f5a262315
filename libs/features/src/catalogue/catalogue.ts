import { choicesValue, clip, decidePlan, plainText, Refusal, type LocalText, type Plan } from '@signatory/domain';
import { Database, PlanVersionEntity, type CycleEntity, type Query } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A cycle with the plan version it is pinned to. */
export interface OpenedCycle {
  readonly cycle: CycleEntity;
  readonly plan: Plan;
  readonly planSha256: string;
}

// Nearly every request begins with its cycle: a prepared read costs a third of the same through the ORM.
// Days are asked for as text: the connection of a transaction would make instants of them.
const CYCLES = `select c.id, c.code, c.plan_id as "planId", c.plan_version as "planVersion", c.rule_set as "ruleSet", c.series, c.phase,
  c.follows, c.state, c.version, c.title, c.window_from::text as "windowFrom", c.window_to::text as "windowTo", c.opens_at as "opensAt",
  c.deadline_at as "deadlineAt", c.cut_off_at as "cutOffAt", c.review_deadline_at as "reviewDeadlineAt", c.settings, c.illustrative,
  c.source, c.created_at as "createdAt", c.pin, c.automatic, c.opening_fault as "openingFault", c.reminders, c.correcting,
  v.decisions_sha256 as "decisionsSha256"
  from cycle c join plan_version v on v.plan_id = c.plan_id and v.n = c.plan_version`;

/** A cycle's row, with what its plan version's decisions hash to. */
interface CycleRow extends CycleEntity {
  readonly decisionsSha256: string | null;
}

/** Plans and cycles, which have no member and are readable without a grant inside the product. */
@Injectable()
export class Catalogue {
  // A body never changes once it left its draft, and decisions are known by their hash: each is put together once per process.
  private readonly plans = new Map<string, { plan: Plan; sha256: string }>();

  constructor(private readonly database: Database) {}

  /** The cycle of this code. Refuses `not-found`. */
  async open(code: string): Promise<OpenedCycle> {
    return this.find({ name: 'cycle-by-code', text: `${CYCLES} where c.code = $1` }, code);
  }

  /** The cycle of this id, as jobs know it; read in the transaction that is given. Refuses `not-found`. */
  async openById(id: string, tx?: EntityManager): Promise<OpenedCycle> {
    return this.find({ name: 'cycle-by-id', text: `${CYCLES} where c.id = $1` }, id, tx);
  }

  /** The cycles of these ids, in their order. Refuses `not-found` when one is not there. */
  async openAll(ids: readonly string[]): Promise<OpenedCycle[]> {
    const cycles = await this.database.readPublic<CycleRow>(
      { name: 'cycles-by-id', text: `${CYCLES} where c.id = any ($1)` },
      [ids],
    );
    const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
    return Promise.all(ids.map((id) => this.withPlan(byId.get(id))));
  }

  /** Every cycle, newest window first; read in the transaction that is given. */
  async list(tx?: EntityManager): Promise<OpenedCycle[]> {
    const query = { name: 'cycles', text: `${CYCLES} order by c.window_to desc nulls first, c.code` };
    const cycles = await this.database.readPublic<CycleRow>(query, [], tx);
    const opened: OpenedCycle[] = [];
    // One after the other: a transaction takes one statement at a time, and each plan is loaded once.
    for (const cycle of cycles) opened.push(await this.withPlan(cycle, tx));
    return opened;
  }

  private async find(query: Query, value: string, tx?: EntityManager): Promise<OpenedCycle> {
    const [cycle] = await this.database.readPublic<CycleRow>(query, [value], tx);
    return this.withPlan(cycle, tx);
  }

  private async withPlan(cycle: CycleRow | undefined, tx?: EntityManager): Promise<OpenedCycle> {
    if (!cycle) throw new Refusal('not-found', { subject: 'cycle' });
    const key = `${cycle.planId}@${cycle.planVersion} ${cycle.decisionsSha256 ?? ''}`;
    const known = this.plans.get(key) ?? (await this.loadPlan(cycle, tx));
    // Drafts change under the same number; no cycle opens on one.
    if (cycle.state !== 'DESIGN') this.plans.set(key, known);
    return { cycle, plan: known.plan, planSha256: known.sha256 };
  }

  private async loadPlan(
    { planId, planVersion }: CycleEntity,
    tx: EntityManager = this.database.dataSource.manager,
  ): Promise<{ plan: Plan; sha256: string }> {
    const wanted = { planId, n: planVersion };
    const { body, sha256, decisions } = await tx.findOneByOrFail(PlanVersionEntity, wanted);
    return { plan: decidePlan(body, decisions), sha256 };
  }
}

/** The plan's member codes in the plan's order. */
export function memberCodes(plan: Plan): string[] {
  return plan.members.map(({ code }) => code);
}

/** What the plan calls a member. */
export function memberName(plan: Plan, member: string): LocalText {
  return plan.members.find(({ code }) => code === member)?.name ?? plainText(member);
}

/** The same for the words of a fault, with its code. */
export function memberValue(plan: Plan, member: string): string {
  const label = plan.members.find(({ code }) => code === member)?.name;
  return choicesValue([{ code: clip(member), ...(label && { label }) }]);
}
