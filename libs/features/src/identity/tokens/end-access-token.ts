import { Refusal } from '@signatory/domain';
import { AccessTokenEntity, Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';

export interface EndAccessTokenCommand {
  /** The person's id. */
  readonly person: string;
  /** The token's id. */
  readonly token: string;
  readonly at: Date;
}

/** The program that has the token acts no more, from its next request. */
@Injectable()
export class EndAccessToken {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, also for another person's */
  async execute({ person, token: id, at }: EndAccessTokenCommand): Promise<void> {
    await this.database.as({ actor: person }, async (tx) => {
      const token = await tx.findOneBy(AccessTokenEntity, { id, personId: person });
      const ended = await tx.delete(AccessTokenEntity, { id, personId: person });
      if (!token || ended.affected !== 1) throw new Refusal('not-found', { subject: 'access-token' });
      const facts = { token: token.name };
      await this.audit.record(tx, { actor: person, act: 'access-token.end', subject: `people/${person}`, facts, at });
    });
  }
}
