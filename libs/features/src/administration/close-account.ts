import { Refusal, type Actor } from '@signatory/domain';
import { Database, PersonEntity, RoleGrantEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Sessions } from '../identity/index.js';
import { requireAnother } from './hold-grant.js';
import { requireOwnPerson } from './require-own-person.js';

export interface CloseAccountCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Closes the account of a person who has left, and opens it again. A closed one is let in by nothing: sessions and access tokens end
 * with it, links, passkeys and providers are refused, and its roles count nowhere. They stay as they were given: what the person did
 * keeps its name, and an account that is opened again has them.
 */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `not-found`, also for one that is closed, `permission.missing`, `command.forbidden` for the own one, and
   * `role.last-keeper` where nobody else keeps a plan of the person's.
   */
  async close({ actor, person, reason, at }: CloseAccountCommand): Promise<void> {
    if (actor.id === person)
      throw new Refusal('command.forbidden', { command: 'closeAccount', subject: 'account', needs: 'another person' });
    await this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
      const kept = await tx.findBy(RoleGrantEntity, { personId: person, role: 'secretariat', cycleId: IsNull() });
      for (const grant of kept) if (grant.until === null || grant.until > at) await requireAnother(tx, grant, at);
      await tx.update(PersonEntity, { id: person }, { disabledAt: at });
      await this.sessions.closeAll(tx, person);
      await this.tell(tx, 'person.close', { actor, person, reason, at });
    });
  }

  /** With the roles that it has. Refuses `not-found`, also for one that is not closed, and `permission.missing`. */
  async reopen(command: CloseAccountCommand): Promise<void> {
    const { actor, person, at } = command;
    await this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at, 'closed');
      await tx.update(PersonEntity, { id: person }, { disabledAt: null });
      await this.tell(tx, 'person.reopen', command);
    });
  }

  private async tell(
    tx: EntityManager,
    act: 'person.close' | 'person.reopen',
    { actor, person, reason, at }: CloseAccountCommand,
  ): Promise<void> {
    await this.audit.record(tx, { actor: actor.id, act, subject: `people/${person}`, facts: { reason }, at });
    await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
  }
}
