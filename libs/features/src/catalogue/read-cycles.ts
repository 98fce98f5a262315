import { Injectable } from '@nestjs/common';
import type { CycleView, PlanView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue, type OpenedCycle } from './catalogue.js';
import { describeCycle, describePlan } from './describe-cycle.js';

// Without a reach the policy shows published releases only.
const WITH_RESULTS = `select distinct c.code from release r join cycle c on c.id = r.cycle_id where r.state = 'PUBLISHED'`;

/** Cycles that the actor takes part in, and those whose results are public anyway. */
@Injectable()
export class ReadCycles {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
  ) {}

  async list(actor: Actor, at: Date): Promise<CycleView[]> {
    const [opened, published] = await Promise.all([this.catalogue.list(), this.published()]);
    return opened.filter((each) => published.has(each.cycle.code) || takesPart(actor, each, at)).map(describeCycle);
  }

  /** @throws Refusal `not-found`, also for a cycle of a plan that is not the actor's */
  async open(code: string, actor: Actor, at: Date): Promise<OpenedCycle> {
    const opened = await this.catalogue.open(code);
    if (takesPart(actor, opened, at) || (await this.published()).has(code)) return opened;
    throw new Refusal('not-found', { subject: 'cycle' });
  }

  async cycle(code: string, actor: Actor, at: Date): Promise<CycleView> {
    return describeCycle(await this.open(code, actor, at));
  }

  async plan(code: string, actor: Actor, at: Date): Promise<PlanView> {
    return describePlan((await this.open(code, actor, at)).plan);
  }

  private async published(): Promise<Set<string>> {
    const rows = await this.database.readPublic<{ code: string }>({ name: 'cycles-with-results', text: WITH_RESULTS });
    return new Set(rows.map(({ code }) => code));
  }
}

/** Whether somebody has a role in a cycle. */
export function takesPart(actor: Actor, { cycle }: OpenedCycle, at: Date): boolean {
  return actor.grants.some(
    ({ plan, cycle: only, until }) =>
      plan === cycle.planId && (only === null || only === cycle.code) && (until === null || until > at.toISOString()),
  );
}
