import { Refusal } from '@signatory/domain';
import { Database, PasskeyEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';

export interface RenamePasskeyCommand {
  /** The person's id. */
  readonly person: string;
  /** The passkey's id. */
  readonly passkey: string;
  readonly name: string;
  readonly at: Date;
}

/** Gives an own passkey another name. */
@Injectable()
export class RenamePasskey {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, also for another person's */
  async execute({ person, passkey: id, name, at }: RenamePasskeyCommand): Promise<void> {
    await this.database.as({ actor: person }, async (tx) => {
      const before = await tx.findOneBy(PasskeyEntity, { id, personId: person });
      if (!before) throw new Refusal('not-found', { subject: 'passkey' });
      await tx.update(PasskeyEntity, { id }, { name });
      const facts = { from: before.name, to: name };
      await this.audit.record(tx, { actor: person, act: 'passkey.rename', subject: `people/${person}`, facts, at });
    });
  }
}
