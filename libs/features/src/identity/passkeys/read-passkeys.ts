import type { PasskeysView } from '@signatory/contract';
import { Database, PasskeyEntity, PersonEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { viewOf } from './view-of.js';

/** A person's passkeys, in the order in which they were made, and what shows who adds one. */
@Injectable()
export class ReadPasskeys {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<PasskeysView> {
    const { manager } = this.database.dataSource;
    const [{ passwordHash }, passkeys] = await Promise.all([
      manager.findOneByOrFail(PersonEntity, { id: person }),
      manager.find(PasskeyEntity, { where: { personId: person }, order: { createdAt: 'ASC', id: 'ASC' } }),
    ]);
    return { passkeys: passkeys.map(viewOf), proof: passwordHash === null ? 'sign-in' : 'password' };
  }
}
