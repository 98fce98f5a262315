import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, RecusalEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { ReadCycles } from '../catalogue/index.js';

export interface WithdrawRecusalCommand {
  readonly actor: Actor;
  readonly cycle: string;
  /** The recusal's id. */
  readonly recusal: string;
  readonly reason: string;
  readonly at: Date;
}

/** The secretariat takes back what another person declared, with a reason; both stay on record. */
@Injectable()
export class WithdrawRecusal {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `same-person` for one's own, and `command.wrong-state` for one withdrawn before. */
  async execute({ actor, cycle: code, recusal: id, reason, at }: WithdrawRecusalCommand): Promise<void> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    requirePermission(actor, 'recusal:withdraw', { plan: plan.id, cycle: code, member: null }, at.toISOString());
    await this.database.as({ actor: actor.id, audit: true }, async (tx) => {
      const recusal = await tx.findOne(RecusalEntity, {
        where: { id, cycleId: cycle.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!recusal) throw new Refusal('not-found', { subject: 'recusal' });
      const { personId: person, kind, members, pillars } = recusal;
      if (person === actor.id) throw new Refusal('same-person', { first: 'declareRecusal', second: 'withdrawRecusal' });
      if (recusal.withdrawnAt !== null)
        throw new Refusal('command.wrong-state', {
          command: 'withdraw',
          subject: 'recusal',
          state: 'withdrawn',
          allowed: 'in force',
        });
      await tx.update(RecusalEntity, { id }, { withdrawnAt: at, withdrawnBy: actor.id, withdrawnReason: reason });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'recusal.withdraw',
        subject: `${code}/recusals/${id}`,
        facts: { person, kind, members, pillars, reason },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['reviews', 'scores', 'recusals'] });
    });
  }
}
