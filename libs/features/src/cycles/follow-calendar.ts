import { Refusal } from '@signatory/domain';
import { CycleEntity, Database, systemReach } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Catalogue, memberCodes, OpenCycle, type OpenedCycle } from '../catalogue/index.js';

/** Opens and closes the cycles that do so by themselves, at their instants. */
@Injectable()
export class FollowCalendar {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly openCycle: OpenCycle,
    private readonly audit: Audit,
  ) {}

  /** Repeating it changes nothing. A cycle that cannot open keeps the refusal's code where the secretariat sees it, and is tried again each time. */
  async execute(at: Date): Promise<void> {
    for (const opened of await this.catalogue.list()) {
      const { state, automatic, opensAt, cutOffAt } = opened.cycle;
      if (!automatic) continue;
      if (state === 'DESIGN' && opensAt && opensAt <= at) await this.open(opened, at);
      if (state === 'OPEN' && cutOffAt && cutOffAt < at)
        await this.run(opened, (tx) =>
          this.openCycle.step(tx, { id: opened.cycle.id, command: 'close', reason: null, actor: 'system', at }),
        );
    }
  }

  private async open(opened: OpenedCycle, at: Date): Promise<void> {
    const { id, code, openingFault } = opened.cycle;
    try {
      await this.run(opened, (tx) => this.openCycle.execute(tx, { id, actor: 'system', at }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === openingFault) return;
      const facts = { refusal: error.code };
      await this.run(opened, async (tx) => {
        await tx.update(CycleEntity, { id, state: 'DESIGN' }, { openingFault: error.code });
        await this.audit.record(tx, { actor: 'system', act: 'cycle.open-refused', subject: code, facts, at });
      });
    }
  }

  private run({ cycle, plan }: OpenedCycle, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    return this.database.as(systemReach(memberCodes(plan)), async (tx) => {
      await work(tx);
      await notifyChanged(tx, { member: null, cycle: cycle.id, keys: ['cycles'] });
    });
  }
}
