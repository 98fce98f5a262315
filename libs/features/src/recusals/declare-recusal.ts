import { randomUUID } from 'node:crypto';
import type { DeclareRecusal as Declaration } from '@signatory/contract';
import { Refusal, requireWithin, type Actor, type Fault, type Plan, itemWords } from '@signatory/domain';
import { Database, RecusalEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit, isSaidAgain } from '../audit/index.js';
import { memberCodes, ReadCycles, requireInUse } from '../catalogue/index.js';

export interface DeclareRecusalCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly body: Declaration;
  readonly at: Date;
}

/**
 * A person declares what it will not judge. It holds at the person's next request, and nobody declares it for another. What is
 * declared already is not declared beside itself.
 */
@Injectable()
export class DeclareRecusal {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
  ) {}

  /** The id. Refuses `not-found`, `permission.missing`, `command.wrong-state` in an archived cycle, and `request.invalid` with each member or pillar that is none. */
  async execute({ actor, cycle: code, body, at }: DeclareRecusalCommand): Promise<string> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    requireWithin(actor, 'recusal:declare', { plan: plan.id, cycle: code }, at.toISOString());
    requireInUse(cycle, 'declare');
    const faults = faultsOf(plan, body);
    if (faults.length > 0) throw new Refusal('request.invalid', { faults });
    return this.database.as({ actor: actor.id }, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`recusal ${actor.id}`]);
      const standing = await tx.findBy(RecusalEntity, { personId: actor.id, cycleId: cycle.id, withdrawnAt: IsNull() });
      const said = standing.find(({ kind, members, pillars, reason }) =>
        isSaidAgain({ kind, members, pillars, reason, actor: actor.id }, { ...body, actor: actor.id }),
      );
      if (said) return said.id;
      const id = randomUUID();
      await tx.insert(RecusalEntity, { id, personId: actor.id, cycleId: cycle.id, ...body, declaredAt: at });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'recusal.declare',
        subject: `${code}/recusals/${id}`,
        facts: { ...body },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person: actor.id, keys: ['reviews', 'scores', 'recusals'] });
      return id;
    });
  }
}

function faultsOf(plan: Plan, { members, pillars }: Declaration): Fault[] {
  const unknown = (list: string, named: readonly string[], known: readonly string[]): Fault[] =>
    named.flatMap((code, n) =>
      known.includes(code)
        ? []
        : [
            {
              pointer: `/${list}/${n}`,
              words: itemWords(list, code, known),
            },
          ],
    );
  return [
    ...unknown('members', members, memberCodes(plan)),
    ...unknown(
      'pillars',
      pillars,
      plan.pillars.map(({ code }) => code),
    ),
  ];
}
