import type { CycleView } from '@signatory/contract';
import { requirePermission, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { memberCodes, OpenCycle, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

export interface CycleOpening {
  readonly actor: Actor;
  /** The cycle's code. */
  readonly cycle: string;
  readonly at: Date;
}

/** Opens a cycle: from here on its members report. */
@Injectable()
export class BeginCycle {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly openCycle: OpenCycle,
  ) {}

  /** Refuses `cycle.reviewers-missing` with the members' codes and names, and `command.wrong-state`. */
  async execute({ actor, cycle: code, at }: CycleOpening): Promise<CycleView> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    requirePermission(actor, 'cycle:manage', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    await this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), async (tx) => {
      await this.openCycle.execute(tx, { id: cycle.id, actor: actor.id, at });
      await notifyChanged(tx, { member: null, cycle: cycle.id, keys: ['cycles'] });
    });
    return this.cycles.cycle(code, actor, at);
  }
}
