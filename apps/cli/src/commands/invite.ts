import { Audit, describeInvitation, InviteSecretariat } from '@signatory/features';
import { onApplicationDatabase } from '../application-database.js';
import { defineCommand } from '../command.js';
import { readOwnerEnvironment } from '../owner-environment.js';

export const invite = defineCommand({
  help: `signatory invite [--first]

Prints a one-time link at PUBLIC_URL that makes a secretariat account: it keeps every plan there is, and may adopt the
first one where there is none. Earlier links that nobody used end. DATABASE_URL is the application's login.

  --first   print one only where the database has no people and no open link`,
  options: { first: { type: 'boolean' } },
  operands: [],
  async run({ first }, _operands, io) {
    const { databaseUrl, publicUrl } = readOwnerEnvironment(['databaseUrl']);
    const token = await onApplicationDatabase(databaseUrl, (database) => {
      const invitation = new InviteSecretariat(database, new Audit());
      return first ? invitation.executeIfFirst(new Date()) : invitation.execute(new Date());
    });
    if (token !== null) io.out(`${describeInvitation(publicUrl, token)}\n`);
    return 0;
  },
});
