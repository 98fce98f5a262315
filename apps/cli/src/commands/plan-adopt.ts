import { Refusal } from '@signatory/domain';
import { AdoptPlan, Audit, InstallPlan, MakeAccount, People } from '@signatory/features';
import { onApplicationDatabase } from '../application-database.js';
import { LANGUAGES, messages, type Say } from '@signatory/texts';
import { choose, defineCommand } from '../command.js';
import { openPlan, soundPlan } from '../files/read-plan.js';
import { CommandFault } from '../io.js';
import { readOwnerEnvironment } from '../owner-environment.js';
import { printProblem } from '../files/print-problem.js';

export const planAdopt = defineCommand({
  help: `signatory plan adopt FILE [--secretariat EMAIL] [--language en]

Adopts the plan of FILE (YAML, JSON or a workbook) into the database of DATABASE_URL, the application's login. A version that was adopted never
changes: the same file again changes nothing, another one needs a new version.

  --secretariat   the address of an account that keeps the plan from then on
  --language      en|fr|de|it|ja of what is said

Exit status: 0; 1 if the plan has an ERROR; 2 if it cannot be adopted.`,
  options: { secretariat: { type: 'string' }, language: { type: 'string' } },
  operands: ['FILE'],
  async run({ secretariat = null, ...options }, [name = ''], io) {
    const language = choose('language', options.language, LANGUAGES);
    const say = messages(language);
    const opened = await openPlan(name, io);
    for (const problem of opened.problems) io.err(`${printProblem(problem, language)}\n`);
    if (!soundPlan(opened)) return 1;
    const { databaseUrl } = readOwnerEnvironment(['databaseUrl']);
    const { id, version, sha256 } = await onApplicationDatabase(databaseUrl, async (database) => {
      const audit = new Audit();
      const verb = new InstallPlan(database, new AdoptPlan(audit), new MakeAccount(audit), new People(database));
      try {
        return await verb.execute({ file: opened.text, secretariat, at: new Date() });
      } catch (error) {
        throw error instanceof Refusal ? faultOf(error, secretariat, say) : error;
      }
    });
    io.out(`${say('planAdopt.done', { plan: id, version, sha256 })}\n`);
    return 0;
  },
});

function faultOf({ code, message }: Refusal, secretariat: string | null, say: Say): CommandFault {
  if (code === 'plan.version-taken') return new CommandFault([say('planAdopt.taken')]);
  if (code === 'not-found') return new CommandFault([say('planAdopt.noAccount', { email: secretariat ?? '' })]);
  return new CommandFault([message]);
}
