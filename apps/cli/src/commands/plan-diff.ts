import { itemsOf, proposeItemMap, type Plan, type ProposedMapping } from '@signatory/domain';
import { parsePlan } from '@signatory/plan';
import { defineCommand } from '../command.js';
import { readTextFile } from '../files/read-file.js';
import type { Io } from '../io.js';
import { printProblem } from '../files/print-problem.js';

export const planDiff = defineCommand({
  help: `signatory plan diff OLD NEW [--json]

What probably became of each commitment and indicator between two versions of a plan, by their ids and their words: kept, renamed,
split, merged, new or dropped, with how alike the words are. A person decides (PUT /api/plans/PLAN/versions/N/migration).

  --json   {"from", "to", "mappings": [{"item", "kind", "from", "to", "likeness"}]}

Exit status: 0; 1 if a plan has an ERROR; 2 if a file or the command cannot be read.
`,
  operands: ['OLD', 'NEW'],
  options: { json: { type: 'boolean' } },
  async run({ json }, [oldName = '', newName = ''], io) {
    const older = await readPlan(oldName, io);
    const newer = await readPlan(newName, io);
    if (!older || !newer) return 1;
    const mappings = proposeItemMap(older, newer);
    if (json) io.out(`${JSON.stringify({ from: older.version, to: newer.version, mappings }, null, 2)}\n`);
    else io.out(`${mappings.map((row) => printRow(row, older, newer)).join('\n')}\n${summarise(mappings)}\n`);
    return 0;
  },
});

async function readPlan(name: string, io: Io): Promise<Plan | null> {
  const { text } = await readTextFile(name, io);
  const parsed = parsePlan(text, name);
  if ('plan' in parsed) return parsed.plan;
  for (const problem of parsed.problems) io.err(`${printProblem(problem, 'en')}\n`);
  return null;
}

function printRow({ item, kind, from, to, likeness }: ProposedMapping, older: Plan, newer: Plan): string {
  const find = (plan: Plan, id: string | null) => itemsOf(plan).find((each) => each.item === item && each.id === id);
  const [before, after] = [find(older, from), find(newer, to)];
  const alike = likeness === null ? '' : ` (${likeness} % alike)`;
  const row = `${kind.padEnd(8)} ${item.padEnd(10)} ${before?.code ?? '–'} → ${after?.code ?? '–'}${alike}`;
  if (!before || !after || before.calculated === after.calculated) return row;
  const how = (expression: string | undefined): string => expression ?? 'answered';
  return `${row}\n${' '.repeat(20)}calculated: ${how(before.calculated)} → ${how(after.calculated)}`;
}

function summarise(mappings: readonly ProposedMapping[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of mappings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ') || 'Neither version has an item.';
}
