import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { REPORT_FORMATS, writeReportFile, type ReportFormat } from '@signatory/workbook';
import { choose, defineCommand } from '../command.js';
import { explain } from '../files/read-file.js';
import { readSoundPlan } from '../files/read-plan.js';
import { CommandFault } from '../io.js';
import { readReport } from '../report/read-report.js';

export const template = defineCommand({
  help: `signatory template PLAN.yaml [--out FILE.(xlsx|csv|json)] [options]

Writes an empty report of a plan, to be filled in: a workbook has a sheet for each pillar, with what is asked, drop-downs and instructions.

  --out FILE                where to; the ending is the format. Without it, the plan's id with .xlsx
  --member CODE             whose report it is to be
  --before FILE             the member's report in the last period: its values stand beside
  --language en|fr|de|it|ja of headings, instructions and drop-downs

Exit status: 0; 2 if a file cannot be read or written.
`,
  operands: ['PLAN.yaml'],
  options: {
    out: { type: 'string' },
    member: { type: 'string' },
    before: { type: 'string' },
    language: { type: 'string' },
  },
  async run(options, [planName = ''], io) {
    const language = choose('language', options.language, ['en', 'fr', 'de', 'it', 'ja']);
    const plan = await readSoundPlan(planName, io);
    const members = plan.members.map(({ code }) => code);
    const { member = '' } = options;
    if (member !== '' && !members.includes(member))
      throw new CommandFault([`"${member}" is no member of the plan. Its members are: ${members.join(', ')}.`]);
    const name = options.out ?? `${plan.id}.xlsx`;
    const format = formatOf(name);
    const before =
      options.before === undefined
        ? null
        : (await readReport(options.before, plan, { member: options.member, language }, io)).report;
    const path = resolve(io.folder, name);
    const out = createWriteStream(path);
    const failed = new Promise<never>((_, reject) => {
      out.once('error', (error) => reject(new CommandFault([`${name}: ${explain(error, path)}`])));
    });
    await Promise.race([writeReportFile(format, { member, entries: {} }, plan, { language, before }, out), failed]);
    io.out(`${name}\n`);
    return 0;
  },
});

function formatOf(name: string): ReportFormat {
  const format = REPORT_FORMATS.find((each) => name.toLowerCase().endsWith(`.${each}`));
  if (format === undefined) throw new CommandFault([`${name}: a template is an .xlsx, a .csv or a .json file.`]);
  return format;
}
