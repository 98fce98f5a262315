import { Refusal } from '@signatory/domain';
import { Database, PasskeyEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { lockPerson } from '../lock-person.js';
import { endRecoveryCodes } from '../second-factor/replace-recovery-codes.js';
import { Sessions } from '../sessions.js';

export interface RemovePasskeyCommand {
  /** The person's id. */
  readonly person: string;
  /** The passkey's id. */
  readonly passkey: string;
  /** The session that goes on. */
  readonly token: string;
  readonly at: Date;
}

/** An own passkey signs nobody in any more. The person's other sessions, one of which may be that of who found it, end. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, also for another person's */
  async execute({ person, passkey: id, token, at }: RemovePasskeyCommand): Promise<void> {
    await this.database.as({ actor: person }, async (tx) => {
      await lockPerson(tx, person);
      const passkey = await tx.findOneBy(PasskeyEntity, { id, personId: person });
      const removed = await tx.delete(PasskeyEntity, { id, personId: person });
      if (!passkey || removed.affected !== 1) throw new Refusal('not-found', { subject: 'passkey' });
      await endRecoveryCodes(tx, person);
      await this.sessions.closeAll(tx, person, token);
      const facts = { passkey: passkey.name };
      await this.audit.record(tx, { actor: person, act: 'passkey.remove', subject: `people/${person}`, facts, at });
      await notifyChanged(tx, { member: null, cycle: null, person, keys: ['session'] });
    });
  }
}
