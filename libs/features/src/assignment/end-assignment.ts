import type { EndAssignment as Ending } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { MakeAccount } from '../identity/index.js';
import { enterAssignments, lockAssignments, type AssignmentRequest } from './assignment-scope.js';
import { readJudges, type HeldRole } from './judges.js';

export interface EndAssignmentCommand extends AssignmentRequest {
  readonly body: Ending;
}

/** Takes a reviewer off one cell of a cycle; the person's other cells stay. What was decided and scored stays too. */
@Injectable()
export class EndAssignment {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly makeAccount: MakeAccount,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `not-found` for a cell that is not the person's, `permission.missing`, `command.wrong-state` for a cycle that is
   * over, and `assignment.of-every-cycle` where the role reaches other cycles too.
   */
  async execute(command: EndAssignmentCommand): Promise<void> {
    const { actor, cycle: code, body, at } = command;
    const { person: personId, member, pillar, reason } = body;
    const { opened, reach } = await enterAssignments(this.cycles, command);
    await this.database.as(reach, async (tx) => {
      await lockAssignments(tx, opened, 'end');
      const judge = (await readJudges(tx, opened, at)).find(({ id }) => id === personId);
      const held = judge?.grants.filter(
        ({ role, members, pillars }) =>
          role === 'reviewer' &&
          members.includes(member) &&
          (pillars.length === 0 || (pillar !== null && pillars.includes(pillar))),
      );
      if (!judge || !held || held.length === 0) throw new Refusal('not-found', { subject: 'assignment' });
      if (held.some(({ cycleOnly }) => !cycleOnly))
        throw new Refusal('assignment.of-every-cycle', { person: judge.name });
      for (const grant of held) await this.narrow(tx, opened, grant, command);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'assignment.end',
        subject: `${code}/assignments/${personId}`,
        facts: { cells: [[member, pillar]], reason },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person: personId, keys: ['session', 'reviews', 'scores'] });
      await notifyChanged(tx, { member: null, cycle: opened.cycle.id, keys: ['assignments', 'people'] });
    });
  }

  /** Ends a role, and gives again what of it is not the cell. */
  private async narrow(
    tx: EntityManager,
    { plan, cycle }: OpenedCycle,
    { id, members, pillars, until }: HeldRole,
    { actor, body, at }: EndAssignmentCommand,
  ): Promise<void> {
    await tx.update(RoleGrantEntity, { id }, { until: at });
    const all = pillars.length > 0 ? pillars : plan.pillars.map(({ code }) => code);
    const others = members.filter((member) => member !== body.member);
    const left = all.filter((pillar) => pillar !== body.pillar);
    const rest = [
      ...(others.length > 0 ? [{ members: others, pillars }] : []),
      ...(left.length > 0 ? [{ members: [body.member], pillars: left }] : []),
    ];
    for (const part of rest) {
      const same = { role: 'reviewer', plan: plan.id, cycleId: cycle.id, indicators: [] } as const;
      const grant = { ...same, ...part, until: until === null ? null : new Date(until) };
      await this.makeAccount.grant(tx, { personId: body.person, grant, actor: actor.id, at });
    }
  }
}
