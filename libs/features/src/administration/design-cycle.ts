import type { CreateCycle as Design, CycleView } from '@signatory/contract';
import { requirePermission, Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { CreateCycle, ReadCycles, textOf, type CycleDesign } from '../catalogue/index.js';

export interface DesignCycleCommand {
  readonly actor: Actor;
  readonly body: Design;
  readonly at: Date;
}

/** Designs a cycle on a plan that the actor keeps. It collects nothing until it is opened. */
@Injectable()
export class DesignCycle {
  constructor(
    private readonly database: Database,
    private readonly createCycle: CreateCycle,
    private readonly cycles: ReadCycles,
  ) {}

  /** Refuses `cycle.code-taken`, `cycle.phase-taken`, and `not-found` for a plan version that is not there. */
  async execute({ actor, body, at }: DesignCycleCommand): Promise<CycleView> {
    if (!actor.grants.some(({ plan }) => plan === body.plan)) throw new Refusal('not-found', { subject: 'plan' });
    requirePermission(actor, 'cycle:manage', { plan: body.plan, cycle: null, member: null }, at.toISOString());
    await this.database.as({ actor: actor.id }, async (tx) => {
      // Codes and series are few and taken once: one at a time, so that the second is told and not thrown at.
      await tx.query(`select pg_advisory_xact_lock(hashtext('cycle.create'))`);
      await this.createCycle.execute(tx, { design: designOf(body), actor: actor.id, at });
    });
    return this.cycles.cycle(body.code, actor, at);
  }
}

function designOf(body: Design): CycleDesign {
  const { title, opens, deadline, cutOff, reviewDeadline, ...rest } = body;
  return {
    ...rest,
    title: textOf(title),
    opensAt: new Date(opens),
    deadlineAt: new Date(deadline),
    cutOffAt: new Date(cutOff),
    reviewDeadlineAt: reviewDeadline === null ? null : new Date(reviewDeadline),
    source: null,
  };
}
