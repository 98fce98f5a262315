import { Refusal, type Actor, faultWords } from '@signatory/domain';
import { Database, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { holdGrant, requireAnother } from './hold-grant.js';

export interface ConfirmRoleCommand {
  readonly actor: Actor;
  /** The person's id, and that of the grant. */
  readonly person: string;
  readonly grant: string;
  /** A new end, null for none; undefined leaves it. */
  readonly until?: Date | null | undefined;
  readonly at: Date;
}

/** Says that a person still needs a role, and until when: what nobody needs any more is found by who goes through them. */
@Injectable()
export class ConfirmRole {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.wrong-state` for one that has ended, `request.invalid`, and `role.last-keeper`. */
  async execute({ actor, person, grant: id, until, at }: ConfirmRoleCommand): Promise<void> {
    if (until && until <= at)
      throw new Refusal('request.invalid', {
        faults: [{ pointer: '/until', words: faultWords('grant.ends-early') }],
      });
    await this.database.as({ actor: actor.id }, async (tx) => {
      const grant = await holdGrant(tx, { actor, person, grant: id, at }, 'confirm');
      if (until) await requireAnother(tx, grant, at);
      const end = until === undefined ? grant.until : until;
      await tx.update(RoleGrantEntity, { id }, { until: end, confirmedAt: at, confirmedBy: actor.id });
      const { role, planId: plan, cycle, members } = grant;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'role.confirm',
        subject: `people/${person}`,
        facts: {
          role,
          plan,
          cycle,
          members,
          from: grant.until?.toISOString() ?? null,
          until: end?.toISOString() ?? null,
        },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }
}
