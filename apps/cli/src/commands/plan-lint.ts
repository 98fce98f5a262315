import type { Problem } from '@signatory/plan';
import { hashOf } from '@signatory/proof';
import { LANGUAGES, sayFault } from '@signatory/texts';
import { choose, defineCommand } from '../command.js';
import { printProblem } from '../files/print-problem.js';
import { openPlan, soundPlan } from '../files/read-plan.js';

export const planLint = defineCommand({
  help: `signatory plan lint FILE [--language en] [--json]

Reports everything that is wrong with a plan file, in one pass, each with file, line, column and the cure: its form, dangling references,
duplicate codes, expressions, and guidelines with a gap, an overlap or a fall, with answers that show it. Of a plan without an
ERROR it prints the SHA-256 of what the plan says, which receipts and releases name: of its canonical JSON, however the file is laid out.
FILE is YAML, JSON or a workbook (.xlsx), of which the line is a row of the sheet that is named.

  --language en|fr|de|it|ja of what is said about the file
  --json   {"sha256", "problems": [{"severity", "code", "file", "sheet", "line", "column", "path", "words", "message", "cure", "counterExample"}]}

Exit status: 0; 1 if there is an ERROR; 2 if the file or the command cannot be read.
`,
  operands: ['FILE'],
  options: { language: { type: 'string' }, json: { type: 'boolean' } },
  async run(options, [name = ''], io) {
    const language = choose('language', options.language, LANGUAGES);
    const opened = await openPlan(name, io);
    const { problems } = opened;
    const told = problems.map((problem) => ({ ...problem, ...sayFault(language, problem.words) }));
    const plan = soundPlan(opened);
    const sha256 = plan && hashOf(plan);
    const lines = [...problems.map((problem) => printProblem(problem, language)), summarise(problems)];
    if (options.json) io.out(`${JSON.stringify({ sha256, problems: told }, null, 2)}\n`);
    else io.out(`${[...lines, ...(sha256 ? [`SHA-256 ${sha256}`] : [])].join('\n')}\n`);
    return plan ? 0 : 1;
  },
});

function summarise(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.';
  const count = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  return `${count('ERROR')} ERROR, ${count('WARNING')} WARNING, ${count('INFO')} INFO`;
}
