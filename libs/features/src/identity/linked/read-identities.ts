import type { IdentitiesView } from '@signatory/contract';
import { Database, LinkedIdentityEntity, PersonEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';

/** Which identity providers sign a person in, and whether there is a way in beside them. */
@Injectable()
export class ReadIdentities {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<IdentitiesView> {
    const { manager } = this.database.dataSource;
    const [{ passwordHash }, linked] = await Promise.all([
      manager.findOneByOrFail(PersonEntity, { id: person }),
      manager.find(LinkedIdentityEntity, { where: { personId: person }, order: { linkedAt: 'ASC', issuer: 'ASC' } }),
    ]);
    return {
      linked: linked.map(({ issuer, linkedAt }) => ({ issuer, since: linkedAt.toISOString() })),
      hasPassword: passwordHash !== null,
    };
  }
}
