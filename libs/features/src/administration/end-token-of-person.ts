import { Refusal, type Actor } from '@signatory/domain';
import { AccessTokenEntity, Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { requireOwnPerson } from './require-own-person.js';

export interface EndTokenOfPersonCommand {
  readonly actor: Actor;
  /** The person's id. */
  readonly person: string;
  /** The token's id. */
  readonly token: string;
  readonly reason: string;
  readonly at: Date;
}

/** Ends an access token of a person who cannot: whose program misbehaves, or who has left without ending it. */
@Injectable()
export class EndTokenOfPerson {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Refuses `not-found`, also for a token of somebody else, and `permission.missing`. */
  async execute({ actor, person, token: id, reason, at }: EndTokenOfPersonCommand): Promise<void> {
    await this.database.as({ actor: actor.id }, async (tx) => {
      await requireOwnPerson(tx, actor, person, at);
      const token = await tx.findOneBy(AccessTokenEntity, { id, personId: person });
      const ended = await tx.delete(AccessTokenEntity, { id, personId: person });
      if (!token || ended.affected !== 1) throw new Refusal('not-found', { subject: 'access-token' });
      const facts = { token: token.name, reason };
      await this.audit.record(tx, { actor: actor.id, act: 'access-token.end', subject: `people/${person}`, facts, at });
    });
  }
}
