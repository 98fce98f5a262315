import type { Actor } from '@signatory/domain';
import { Database, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { holdGrant, requireAnother } from './hold-grant.js';

export interface EndRoleCommand {
  readonly actor: Actor;
  /** The person's id, and that of the grant. */
  readonly person: string;
  readonly grant: string;
  readonly reason: string;
  readonly at: Date;
}

/** Ends a role now. It holds at the person's next request, and open event streams are narrowed with the commit. */
@Injectable()
export class EndRole {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, `permission.missing`, `command.wrong-state` for one that has ended, and `role.last-keeper`. */
  async execute({ actor, person, grant: id, reason, at }: EndRoleCommand): Promise<void> {
    await this.database.as({ actor: actor.id }, async (tx) => {
      const grant = await holdGrant(tx, { actor, person, grant: id, at }, 'end');
      await requireAnother(tx, grant, at);
      await tx.update(RoleGrantEntity, { id }, { until: at });
      const { role, planId: plan, cycle, members, until } = grant;
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'role.end',
        subject: `people/${person}`,
        facts: { role, plan, cycle, members, until: until?.toISOString() ?? null, reason },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }
}
