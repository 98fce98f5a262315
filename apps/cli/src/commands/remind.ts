import { EnvironmentError, readEnvironment } from '@signatory/config';
import type { ReminderLetter, ReminderView, SendReminders as Chosen } from '@signatory/contract';
import { REMINDER_TOPICS, Refusal, type CodedFault } from '@signatory/domain';
import {
  Audit,
  Catalogue,
  machineKeeper,
  People,
  PreviewReminders,
  ReadCycles,
  ReadReminders,
  SendReminders,
} from '@signatory/features';
import { sayFaultWhole } from '@signatory/texts';
import { onApplicationDatabase } from '../application-database.js';
import { choose, defineCommand } from '../command.js';
import { CommandFault } from '../io.js';

export const remind = defineCommand({
  help: `signatory remind --cycle CYCLE [--members CODES] [options]

Lists of what can be reminded in a cycle: members of a report that is not submitted, of answers that reviewers wait for
and of replies to draft scores, reviewers of scores they have not given, adjudicators of those they have to settle. With
--members it prints the letters as their readers would get them, and writes nobody; with --send too they go out: all of
them or none, and of the same to a member once in twelve hours. DATABASE_URL is the application's login, PUBLIC_URL the
address that the letters lead to.

  --members CODES           members to be reminded, with commas between them; all: those who can be now
  --topic TOPIC             of what: report (unless given), answers, scores, disputes or replies
  --send                    send what is shown without it
  --as EMAIL                the account that acts; without it the machine, as a keeper of the plan
  --json                    as GET /api/cycles/CYCLE/reminders, and POST …/preview and …/reminders

Exit status: 0; 1 if somebody cannot be reminded of this now, and then nobody is written; 2 if it was misused.`,
  options: {
    cycle: { type: 'string' },
    members: { type: 'string' },
    topic: { type: 'string' },
    send: { type: 'boolean' },
    as: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: [],
  async run({ cycle, members, topic, send = false, as, json = false }, _operands, io) {
    if (cycle === undefined) throw new CommandFault(['--cycle is needed.']);
    if (send && members === undefined) throw new CommandFault(['--send needs --members: CODES, or all.']);
    const { databaseUrl, publicUrl } = readServerEnvironment();
    return onApplicationDatabase(databaseUrl, async (database) => {
      const catalogue = new Catalogue(database);
      try {
        const actor =
          as === undefined ? machineKeeper(await catalogue.open(cycle)) : await new People(database).find(as);
        if (!actor) throw new CommandFault([`There is no account ${as}.`]);
        const cycles = new ReadCycles(catalogue, database);
        const asked = { actor, cycle, at: new Date() };
        if (members === undefined) {
          const open = await new ReadReminders(database, cycles).execute(asked);
          io.out(json ? `${JSON.stringify(open)}\n` : printOpen(open));
          return 0;
        }
        const body = { topic: choose('topic', topic, REMINDER_TOPICS), members: codesOf(members) };
        if (!send) {
          const preview = new PreviewReminders(database, cycles);
          const letters = await preview.execute({ ...asked, body, site: publicUrl });
          io.out(json ? `${JSON.stringify(letters)}\n` : letters.map(printLetter).join('\n'));
          return 0;
        }
        const sent = await new SendReminders(database, cycles, new Audit()).execute({ ...asked, body });
        io.out(
          json
            ? `${JSON.stringify(sent)}\n`
            : `${sent.people} people reminded, ${sent.letters} of them by letter, of: ${sent.members.join(', ') || 'nobody'}.\n`,
        );
        if (sent.unreached.length > 0)
          io.err(`Without a focal point, and not reminded: ${sent.unreached.join(', ')}.\n`);
        return 0;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!CANNOT_NOW.includes(error.code)) throw faultOf(error, cycle, as);
        io.err(`${wordsOf(error)}\n`);
        return 1;
      }
    });
  },
});

const CANNOT_NOW: readonly string[] = ['reminder.nothing-open', 'reminder.sent-lately'];

function codesOf(members: string): Chosen['members'] {
  if (members === 'all') return 'all';
  const codes = members.split(',').map((code) => code.trim());
  if (codes.includes('')) throw new CommandFault([`--members is "${members}". Write codes like CA,FR, or all.`]);
  return [...new Set(codes)];
}

function printOpen(open: readonly ReminderView[]): string {
  if (open.length === 0) return 'Nobody can be reminded of anything in this cycle now.\n';
  return open
    .map(({ topic, member, due, indicators, people, last, restsUntil }) => {
      const facts = [
        due === null ? 'no deadline' : `due ${due}`,
        ...(indicators.length > 0 ? [indicators.join(', ')] : []),
        people === 0 ? 'no focal point' : `${people} to write to`,
        last === null ? 'never reminded' : `last reminded ${last.at} by ${last.by}`,
        ...(restsUntil === null ? [] : [`again from ${restsUntil}`]),
      ];
      return `${topic.padEnd(8)} ${member.padEnd(6)} ${facts.join('; ')}\n`;
    })
    .join('');
}

function printLetter({ to, members, letter, language, subject, text }: ReminderLetter): string {
  const how = letter ? '' : ', in the product alone: no letter is wanted';
  return `To: ${to} (${members.join(', ')}; ${language}${how})\nSubject: ${subject}\n\n${text.trimEnd()}\n`;
}

function wordsOf({ code, facts }: Refusal): string {
  if (code === 'reminder.nothing-open') {
    const { topic, members } = facts as { topic: string; members: string };
    return `There is nothing open of which these could be reminded (${topic}): ${members}. Without --members all that is open is listed.`;
  }
  const { hours, sent } = facts as { hours: number; sent: readonly { member: string; by: string; at: string }[] };
  const lately = sent.map(({ member, by, at }) => `${member} by ${by} at ${at}`).join('; ');
  return `Reminded of the same in the last ${hours} hours already: ${lately}. Leave them out, or wait.`;
}

function faultOf({ code, facts }: Refusal, cycle: string, as: string | undefined): CommandFault {
  switch (code) {
    case 'not-found':
      return new CommandFault([`There is no cycle ${cycle}${as === undefined ? '' : ` that ${as} may see`}.`]);
    case 'permission.missing':
      return new CommandFault([`${as ?? 'The machine'} may not remind members of ${cycle}: its secretariat does.`]);
    case 'request.invalid': {
      const { faults } = facts as { faults: readonly CodedFault[] };
      return new CommandFault(faults.map(({ words }) => `--members: ${sayFaultWhole('en', words)}`));
    }
    default:
      return new CommandFault([`Refused: ${code}.`]);
  }
}

function readServerEnvironment() {
  try {
    return readEnvironment(['databaseUrl']);
  } catch (error) {
    throw error instanceof EnvironmentError ? new CommandFault(error.faults) : error;
  }
}
