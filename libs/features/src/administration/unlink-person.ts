import { Refusal, type Actor } from '@signatory/domain';
import {
  Database,
  LinkedIdentityEntity,
  PasskeyEntity,
  PersonEntity,
  RecoveryCodeEntity,
} from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { Sessions } from '../identity/index.js';
import { requireOwnPerson } from './require-own-person.js';

export interface UnlinkPersonCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * No identity provider's word signs a person in any more: an identity was linked to the wrong person, or whom it names has left its
 * institution. Every session of the person ends; who has no password loses the passkeys and recovery codes too, which came in by that
 * identity, and needs a one-time link to come in again. An app stays: whoever holds it makes new recovery codes by a code of it.
 */
@Injectable()
export class UnlinkPerson {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /**
   * The own one is unlinked with the password: nobody is to lock out themselves.
   * Refuses `not-found`, `permission.missing`, `command.forbidden`, and `command.wrong-state` where none is linked.
   */
  async execute({ actor, person, reason, at }: UnlinkPersonCommand): Promise<void> {
    const command = { command: 'unlinkPerson', subject: 'identity' };
    if (actor.id === person) throw new Refusal('command.forbidden', { ...command, needs: 'another person' });
    await this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
      const linked = await tx.findBy(LinkedIdentityEntity, { personId: person });
      if (linked.length === 0) throw new Refusal('command.wrong-state', { ...command, state: 'off', allowed: 'on' });
      await tx.delete(LinkedIdentityEntity, { personId: person });
      // First: a passkey that is being added in one of them is there then, or is not added.
      await this.sessions.closeAll(tx, person);
      const passkeys = await this.removePasskeys(tx, person);
      const issuers = [...new Set(linked.map(({ issuer }) => issuer))].sort();
      const facts = { issuers, ...(passkeys.length > 0 && { passkeys }), reason };
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'identity.unlink',
        subject: `people/${person}`,
        facts,
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }

  /**
   * Of who has no password: they would be a way in still. All recovery codes go with them, also beside an app: whoever was linked
   * wrongly may have made them. Answers the names of the passkeys that went.
   */
  private async removePasskeys(tx: EntityManager, person: string): Promise<string[]> {
    const { passwordHash } = await tx.findOneByOrFail(PersonEntity, { id: person });
    if (passwordHash !== null) return [];
    const passkeys = await tx.find(PasskeyEntity, { where: { personId: person }, order: { createdAt: 'ASC' } });
    await tx.delete(PasskeyEntity, { personId: person });
    await tx.delete(RecoveryCodeEntity, { personId: person });
    return passkeys.map(({ name }) => name);
  }
}
