import type { SetNotice } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Audit, WriteNotice } from '@signatory/features';
import { onApplicationDatabase } from './application-database.js';
import { CommandFault } from './io.js';
import { readOwnerEnvironment } from './owner-environment.js';

/** Sets the notice, or takes it away, as the machine. Answers whether something was changed. @throws CommandFault for one that is over */
export async function writeNotice(notice: SetNotice | null): Promise<boolean> {
  const { databaseUrl } = readOwnerEnvironment(['databaseUrl']);
  return onApplicationDatabase(databaseUrl, async (database) => {
    try {
      return await database.as({ actor: 'system' }, (tx) =>
        new WriteNotice(new Audit()).execute(tx, { notice, actor: 'system', at: new Date() }),
      );
    } catch (error) {
      throw error instanceof Refusal ? new CommandFault(['--until is over already. Give a later instant.']) : error;
    }
  });
}
