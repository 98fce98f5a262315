import { migrate, RoleError } from '@signatory/persistence';
import { migrateQueue } from '@signatory/queue';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { readOwnerEnvironment, roleOf } from '../owner-environment.js';

/** Brings both schemas up to date: the product's and the queue's. */
export const migrateCommand = defineCommand({
  help: `signatory migrate

Brings the database of DATABASE_OWNER_URL up to date and grants the role of DATABASE_URL what it needs. Run it before
each new version starts; it is safe to repeat. The embedded database is brought up to date by "npm start".`,
  options: {},
  operands: [],
  async run(_options, _operands, io) {
    const { databaseOwnerUrl, databaseUrl } = readOwnerEnvironment(['databaseOwnerUrl', 'databaseUrl']);
    const appRole = roleOf(databaseUrl);
    try {
      const ran = await migrate({ ownerUrl: databaseOwnerUrl, appRole });
      await migrateQueue(databaseOwnerUrl, appRole);
      io.out(ran.length === 0 ? 'Up to date.\n' : `Brought up to date: ${ran.join(', ')}.\n`);
      return 0;
    } catch (error) {
      if (error instanceof RoleError) throw new CommandFault(error.faults);
      throw error;
    }
  },
});
