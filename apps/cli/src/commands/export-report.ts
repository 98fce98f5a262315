import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { choose, defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { atExchangeDesk } from '../report/exchange-on-database.js';

export const exportReport = defineCommand({
  help: `signatory export report --cycle CYCLE --member CODE --out FILE [options]

Writes a member's report to FILE, to be filled in and brought back: a template where nothing is answered yet.
DATABASE_URL is the application's login.

  --format xlsx|csv|json   the ending of FILE unless given
  --language en|fr|de|it|ja of headings and instructions
  --as EMAIL               the account that acts; without it the machine, as the member's lead focal point

Exit status: 0; 2 if there is no such report.`,
  options: {
    cycle: { type: 'string' },
    member: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string' },
    language: { type: 'string' },
    as: { type: 'string' },
  },
  operands: [],
  async run({ cycle, member, out, format, language, as }, _operands, io) {
    if (cycle === undefined || member === undefined || out === undefined)
      throw new CommandFault(['--cycle, --member and --out are needed.']);
    const ending = /\.(xlsx|csv|json)$/i.exec(out)?.[1]?.toLowerCase();
    const request = {
      cycle,
      member,
      format: choose('format', format ?? ending, ['xlsx', 'csv', 'json']),
      language: choose('language', language, ['en', 'fr', 'de', 'it', 'ja']),
      at: new Date(),
    };
    const path = resolve(io.folder, out);
    await atExchangeDesk({ cycle, member, as }, async ({ exportReport: verb, actor }) => {
      const file = await verb.execute({ ...request, actor });
      try {
        await file.write(createWriteStream(path));
      } catch (error) {
        // Half a file must not be taken for a whole one.
        await rm(path, { force: true });
        throw error;
      }
    });
    io.out(`${out}\n`);
    return 0;
  },
});
