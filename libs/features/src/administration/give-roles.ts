import type { GrantRole } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database, PersonEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { MakeAccount } from '../identity/index.js';
import { checkGrants } from './check-grants.js';
import { requireNewRoles } from './require-new-roles.js';

export interface GiveRolesCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  readonly grants: readonly GrantRole[];
  readonly at: Date;
}

/** Gives a person more roles, on plans that the actor keeps. They hold at the person's next request. */
@Injectable()
export class GiveRoles {
  constructor(
    private readonly database: Database,
    private readonly makeAccount: MakeAccount,
  ) {}

  /** Refuses `not-found`, `request.invalid`, `permission.missing` and `role.already-held`. */
  async execute({ actor, person, grants, at }: GiveRolesCommand): Promise<void> {
    await this.database.as({ actor: actor.id }, async (tx) => {
      // First, so that only whoever may give these roles learns whether there is such an account.
      const checked = await checkGrants(tx, { actor, grants, at });
      const found = await tx.findOneBy(PersonEntity, { id: person });
      if (!found) throw new Refusal('not-found', { subject: 'person' });
      await requireNewRoles(tx, { person: found, grants: checked.grants, at });
      for (const grant of checked.grants)
        await this.makeAccount.grant(tx, { personId: person, grant, actor: actor.id, at });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }
}
