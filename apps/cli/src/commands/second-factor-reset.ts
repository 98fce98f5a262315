import { Refusal } from '@signatory/domain';
import { Audit, ForgetSecondFactor, People, Sessions } from '@signatory/features';
import { onApplicationDatabase } from '../application-database.js';
import { defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { readOwnerEnvironment } from '../owner-environment.js';

export const secondFactorReset = defineCommand({
  help: `signatory second-factor reset EMAIL --reason TEXT

Takes away the second factor of an account whose app, recovery codes and passkeys are lost and whom no other secretariat
can help: until a new one is set up, its password alone signs it in. Every session of it ends, and the audit trail keeps
the reason.
DATABASE_URL is the application's login.

  --reason TEXT   why, for the audit trail

Exit status: 0; 1 if the account has no second factor; 2 if there is no such account.`,
  options: { reason: { type: 'string' } },
  operands: ['EMAIL'],
  async run({ reason = '' }, [email = ''], io) {
    if (reason.trim() === '') throw new CommandFault(['--reason is needed: the audit trail keeps it.']);
    const { databaseUrl } = readOwnerEnvironment(['databaseUrl']);
    return onApplicationDatabase(databaseUrl, async (database) => {
      const person = await new People(database).find(email);
      if (!person) throw new CommandFault([`There is no account ${email}.`]);
      const forget = new ForgetSecondFactor(new Sessions(database), new Audit());
      try {
        await database.as({ actor: 'system' }, (tx) =>
          forget.execute(tx, { person: person.id, actor: 'system', reason: reason.trim(), at: new Date() }),
        );
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'command.wrong-state') throw error;
        io.err(`${email} has no second factor.\n`);
        return 1;
      }
      io.out(`The second factor of ${email} is reset. Its sessions have ended.\n`);
      return 0;
    });
  },
});
