import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { printDocument, type DocumentFormat } from '@signatory/plan';
import { LANGUAGES } from '@signatory/texts';
import { printPlanWorkbook } from '@signatory/workbook';
import { choose, defineCommand } from '../command.js';
import { printProblem } from '../files/print-problem.js';
import { explain } from '../files/read-file.js';
import { openPlan } from '../files/read-plan.js';
import { CommandFault } from '../io.js';

const KINDS: Readonly<Record<string, DocumentFormat | 'xlsx'>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.xlsx': 'xlsx',
};

export const planConvert = defineCommand({
  help: `signatory plan convert FILE --out FILE.(yaml|json|xlsx) [--language en]

Writes a plan as another kind of file that means the same plan: for an editor of texts, for a program, or for a spreadsheet, in which each
language of a text is a column. Comments of a YAML file are not kept. A faulty plan is converted too; "plan lint" says what is wrong.

  --out        where to; the ending is the kind
  --language en|fr|de|it|ja of a workbook's explanations

Exit status: 0; 1 if FILE holds no plan that could be converted; 2 if a file cannot be read or written.
`,
  operands: ['FILE'],
  options: { out: { type: 'string' }, language: { type: 'string' } },
  async run({ out, ...options }, [name = ''], io) {
    const language = choose('language', options.language, LANGUAGES);
    if (out === undefined) throw new CommandFault(['--out is needed: FILE.yaml, FILE.json or FILE.xlsx.']);
    const kind = KINDS[extname(out).toLowerCase()];
    if (kind === undefined) throw new CommandFault([`${out}: a plan is a .yaml, a .json or an .xlsx file.`]);
    const { document, problems } = await openPlan(name, io);
    if (!document) {
      for (const problem of problems) io.err(`${printProblem(problem, language)}\n`);
      return 1;
    }
    const title = [document['plan'], document['version']].filter((part) => typeof part !== 'object').join(' ');
    const file =
      kind === 'xlsx' ? await printPlanWorkbook(document, { title, language }) : printDocument(document, kind);
    const path = resolve(io.folder, out);
    await writeFile(path, file).catch((error: unknown) => {
      throw new CommandFault([`${out}: ${explain(error, path)}`]);
    });
    io.out(`${out}\n`);
    return 0;
  },
});
