import { Refusal } from '@signatory/domain';
import { AdoptPlan, Audit, InstallPlan, MakeAccount, People } from '@signatory/features';
import { lintPlan } from '@signatory/plan';
import { onApplicationDatabase } from '../application-database.js';
import { defineCommand } from '../command.js';
import { readTextFile } from '../files/read-file.js';
import { CommandFault } from '../io.js';
import { readOwnerEnvironment } from '../owner-environment.js';
import { printProblem } from '../files/print-problem.js';

export const planAdopt = defineCommand({
  help: `signatory plan adopt FILE [--secretariat EMAIL]

Adopts the plan of FILE into the database of DATABASE_URL, the application's login. A version that was adopted never
changes: the same file again changes nothing, another one needs a new version.

  --secretariat   the address of an account that keeps the plan from then on

Exit status: 0; 1 if the plan has an ERROR; 2 if it cannot be adopted.`,
  options: { secretariat: { type: 'string' } },
  operands: ['FILE'],
  async run({ secretariat = null }, [name = ''], io) {
    const { text } = await readTextFile(name, io);
    const problems = lintPlan(text, name);
    for (const problem of problems) io.err(`${printProblem(problem, 'en')}\n`);
    if (problems.some(({ severity }) => severity === 'ERROR')) return 1;
    const { databaseUrl } = readOwnerEnvironment(['databaseUrl']);
    const { id, version, sha256 } = await onApplicationDatabase(databaseUrl, async (database) => {
      const audit = new Audit();
      const verb = new InstallPlan(database, new AdoptPlan(audit), new MakeAccount(audit), new People(database));
      try {
        return await verb.execute({ file: text, secretariat, at: new Date() });
      } catch (error) {
        throw error instanceof Refusal ? faultOf(error, secretariat) : error;
      }
    });
    io.out(`Adopted ${id}, version ${version} (${sha256}).\n`);
    return 0;
  },
});

function faultOf({ code, message }: Refusal, secretariat: string | null): CommandFault {
  if (code === 'plan.version-taken')
    return new CommandFault([
      'This version is adopted already with other content. A version never changes: raise the number.',
    ]);
  if (code === 'not-found') return new CommandFault([`There is no account ${secretariat ?? ''}. Make it first.`]);
  return new CommandFault([message]);
}
