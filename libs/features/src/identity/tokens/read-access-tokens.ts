import type { AccessTokensView } from '@signatory/contract';
import { AccessTokenEntity, Database, PersonEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { viewOfToken } from './view-of-token.js';

/** A person's access tokens, those that have expired too, in the order in which they were made. */
@Injectable()
export class ReadAccessTokens {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<AccessTokensView> {
    const { manager } = this.database.dataSource;
    const [{ passwordHash }, tokens] = await Promise.all([
      manager.findOneByOrFail(PersonEntity, { id: person }),
      manager.find(AccessTokenEntity, { where: { personId: person }, order: { createdAt: 'ASC', id: 'ASC' } }),
    ]);
    return { tokens: tokens.map(viewOfToken), proof: passwordHash === null ? 'sign-in' : 'password' };
  }
}
