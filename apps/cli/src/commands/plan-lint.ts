import { lintPlan, type Problem } from '@signatory/plan';
import { defineCommand } from '../command.js';
import { printProblem } from '../files/print-problem.js';
import { readTextFile } from '../files/read-file.js';

export const planLint = defineCommand({
  help: `signatory plan lint FILE [--json]

Reports everything that is wrong with a plan file, in one pass, each with file, line, column and the cure: its form, dangling references,
duplicate codes, expressions, and guidelines with a gap, an overlap or a fall, with answers that show it.

  --json   {"problems": [{"severity", "code", "file", "line", "column", "path", "message", "cure", "counterExample"}]}

Exit status: 0; 1 if there is an ERROR; 2 if the file or the command cannot be read.
`,
  operands: ['FILE'],
  options: { json: { type: 'boolean' } },
  async run(options, [name = ''], io) {
    const file = await readTextFile(name, io);
    const problems = lintPlan(file.text, name);
    if (options.json) io.out(`${JSON.stringify({ problems }, null, 2)}\n`);
    else io.out(`${[...problems.map(printProblem), summarise(problems)].join('\n')}\n`);
    return problems.some(({ severity }) => severity === 'ERROR') ? 1 : 0;
  },
});

function summarise(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.';
  const count = (severity: Problem['severity']) => problems.filter((problem) => problem.severity === severity).length;
  return `${count('ERROR')} ERROR, ${count('WARNING')} WARNING, ${count('INFO')} INFO`;
}
