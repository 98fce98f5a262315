import { Injectable } from '@nestjs/common';
import type { CycleView, PlanView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Catalogue, type OpenedCycle } from './catalogue.js';
import { describeCycle, describePlan } from './describe-cycle.js';

// With no reach but the actor's own the policy shows published releases, and those under embargo that the actor was named to read.
const WITH_RESULTS = `select distinct c.code from release r join cycle c on c.id = r.cycle_id where r.state in ('PUBLISHED', 'EMBARGOED')`;

/** Cycles that the actor takes part in, and those of which the actor may read a release, as everybody or by name. */
@Injectable()
export class ReadCycles {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
  ) {}

  async list(actor: Actor, at: Date): Promise<CycleView[]> {
    const [opened, readable] = await Promise.all([this.catalogue.list(), this.withResults(actor)]);
    return opened.filter((each) => readable.has(each.cycle.code) || takesPart(actor, each, at)).map(describeCycle);
  }

  /** @throws Refusal `not-found`, also for a cycle of a plan that is not the actor's */
  async open(code: string, actor: Actor, at: Date): Promise<OpenedCycle> {
    const opened = await this.catalogue.open(code);
    if (takesPart(actor, opened, at) || (await this.withResults(actor)).has(code)) return opened;
    throw new Refusal('not-found', { subject: 'cycle' });
  }

  async cycle(code: string, actor: Actor, at: Date): Promise<CycleView> {
    return describeCycle(await this.open(code, actor, at));
  }

  async plan(code: string, actor: Actor, at: Date): Promise<PlanView> {
    return describePlan((await this.open(code, actor, at)).plan);
  }

  private async withResults({ id }: Actor): Promise<Set<string>> {
    const query = { name: 'cycles-with-results', text: WITH_RESULTS };
    const rows = await this.database.readAs<{ code: string }>({ actor: id }, query);
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
