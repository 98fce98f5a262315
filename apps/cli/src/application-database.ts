import { runFrom } from '@signatory/features';
import { assertApplicationRole, Database, RoleError } from '@signatory/persistence';
import { CommandFault } from './io.js';

/** Runs `work` on the database of the application's login, as every process does. @throws CommandFault for another login's role */
export async function onApplicationDatabase<Result>(
  databaseUrl: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  try {
    await assertApplicationRole(databaseUrl);
  } catch (error) {
    if (error instanceof RoleError) throw new CommandFault(error.faults);
    throw error;
  }
  const database = await Database.open({ url: databaseUrl, max: 2, applicationName: 'signatory-cli' });
  try {
    return await runFrom(
      () => ({ channel: 'command-line' }),
      () => work(database),
    );
  } finally {
    await database.close();
  }
}
