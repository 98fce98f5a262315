import { Refusal } from '@signatory/domain';
import { Database, StandInEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { ReadCycles } from '../catalogue/index.js';
import { enterAssignments, type AssignmentRequest } from './assignment-scope.js';

export interface EndStandInCommand extends AssignmentRequest {
  /** The stand-in's id. */
  readonly standIn: string;
  readonly reason: string;
}

/** Ends a stand-in before its time. It holds at the person's next request. */
@Injectable()
export class EndStandIn {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, and `command.wrong-state` for one that is over. */
  async execute(command: EndStandInCommand): Promise<void> {
    const { actor, cycle: code, standIn: id, reason, at } = command;
    const { opened, reach } = await enterAssignments(this.cycles, command);
    await this.database.as(reach, async (tx) => {
      const standIn = await tx.findOne(StandInEntity, {
        where: { id, cycleId: opened.cycle.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!standIn) throw new Refusal('not-found', { subject: 'stand-in' });
      if (standIn.endedAt !== null || standIn.untilAt <= at)
        throw new Refusal('command.wrong-state', {
          command: 'end',
          subject: 'stand-in',
          state: 'over',
          allowed: 'coming, in force',
        });
      await tx.update(StandInEntity, { id }, { endedAt: at, endedBy: actor.id, endedReason: reason });
      const { personId: person, absentId: absent, role } = standIn;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'stand-in.end',
        subject: `${code}/stand-ins/${id}`,
        facts: { person, absent, role, reason },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session', 'reviews', 'scores'] });
      await notifyChanged(tx, { member: null, cycle: opened.cycle.id, keys: ['assignments'] });
    });
  }
}
