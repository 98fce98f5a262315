import { itemsOf, proposeItemMap, type Plan, type PlanItem, type ProposedMapping } from '@signatory/domain';
import { comparePlans, type PlanChange } from '@signatory/plan';
import { LANGUAGES, messages, type Say } from '@signatory/texts';
import { choose, defineCommand } from '../command.js';
import { openPlan, soundPlan } from '../files/read-plan.js';
import type { Io } from '../io.js';
import { printProblem } from '../files/print-problem.js';

export const planDiff = defineCommand({
  help: `signatory plan diff OLD NEW [--language en] [--json]

What probably became of each commitment and indicator between two versions of a plan, by their ids and their words: kept, renamed,
split, merged, new or dropped, with how alike the words are. Under it stands whatever else the newer version says otherwise of it:
words, definition, unit, evidence, rules, guideline and so on, by the names that the plan file has for them; and at the end what
changed of the plan as a whole. A person decides (PUT /api/plans/PLAN/versions/N/migration).

  --language en|fr|de|it|ja of what is said
  --json   {"from", "to", "mappings": [{"item", "kind", "from", "to", "likeness"}],
           "changes": [{"item", "id", "field", "before", "after"}]}

Exit status: 0; 1 if a plan has an ERROR; 2 if a file or the command cannot be read.
`,
  operands: ['OLD', 'NEW'],
  options: { language: { type: 'string' }, json: { type: 'boolean' } },
  async run({ json, ...options }, [oldName = '', newName = ''], io) {
    const language = choose('language', options.language, LANGUAGES);
    const older = await readPlan(oldName, language, io);
    const newer = await readPlan(newName, language, io);
    if (!older || !newer) return 1;
    const mappings = proposeItemMap(older, newer);
    const changes = comparePlans(older, newer, mappings);
    if (json) io.out(`${JSON.stringify({ from: older.version, to: newer.version, mappings, changes }, null, 2)}\n`);
    else io.out(`${printTable(mappings, { older, newer, changes, say: messages(language) })}\n`);
    return 0;
  },
});

async function readPlan(name: string, language: string, io: Io): Promise<Plan | null> {
  const opened = await openPlan(name, io);
  const plan = soundPlan(opened);
  if (!plan) for (const problem of opened.problems) io.err(`${printProblem(problem, language)}\n`);
  return plan;
}

interface Compared {
  readonly older: Plan;
  readonly newer: Plan;
  readonly changes: readonly PlanChange[];
  readonly say: Say;
}

/** A row for each mapping, under one another, and how many there are of each kind. */
function printTable(mappings: readonly ProposedMapping[], { older, newer, changes, say }: Compared): string {
  const kinds = column(mappings, ({ kind }) => say(`mapKind.${kind}`));
  const items = column(mappings, ({ item }) => say(`item.${item}`));
  const rows = mappings.map((mapping, n) => {
    const { item, from, to, likeness } = mapping;
    const find = (plan: Plan, id: string | null) => itemsOf(plan).find((each) => each.item === item && each.id === id);
    const [before, after] = [find(older, from), find(newer, to)];
    const alike = likeness === null ? '' : ` (${say('planDiff.alike', { percent: likeness })})`;
    const row = `${kinds[n]} ${items[n]} ${before?.code ?? '–'} → ${after?.code ?? '–'}${alike}`;
    const others = changes.filter((change) => change.item === item && change.id === to && !isSaidApart(change));
    const lines = [...(before && after ? changesOf(before, after, say) : []), ...others.map(printChange)];
    return [row, ...lines].join(`\n${' '.repeat(20)}`);
  });
  const ofPlan = changes.filter(({ item }) => item === 'plan').map((change) => `  ${printChange(change)}`);
  return [...rows, ...(ofPlan.length > 0 ? [say('migration.whole'), ...ofPlan] : []), summarise(mappings, say)].join(
    '\n',
  );
}

/** On one line, whole: what was taken away is as much of a change as what came. */
function printChange({ field, before, after }: PlanChange): string {
  return `${field}: ${before ?? '–'} → ${after ?? '–'}`;
}

/** What `changesOf` says in words. */
function isSaidApart({ field }: PlanChange): boolean {
  return /^(calculated|alignments)\b/.test(field);
}

/** What of an item moved that words say better than the file's names. */
function changesOf(before: PlanItem, after: PlanItem, say: Say): string[] {
  const how = ({ calculated }: PlanItem): string => calculated ?? say('planDiff.answered');
  const aligned = ({ alignments = [] }: PlanItem): string =>
    alignments
      .map(({ framework, item, relation, url }) =>
        [say(`alignment.${relation}`), framework, item, url].filter(Boolean).join(' '),
      )
      .toSorted()
      .join('; ') || '–';
  return [
    how(before) !== how(after) && say('planDiff.calculated', { before: how(before), after: how(after) }),
    aligned(before) !== aligned(after) && say('planDiff.aligned', { before: aligned(before), after: aligned(after) }),
  ].filter((line) => line !== false);
}

/** The texts of a column, all of one width. */
function column(mappings: readonly ProposedMapping[], of: (mapping: ProposedMapping) => string): string[] {
  const texts = mappings.map(of);
  const width = Math.max(0, ...texts.map(({ length }) => length));
  return texts.map((text) => text.padEnd(width));
}

function summarise(mappings: readonly ProposedMapping[], say: Say): string {
  const counts = new Map<string, number>();
  for (const { kind } of mappings) counts.set(say(`mapKind.${kind}`), (counts.get(say(`mapKind.${kind}`)) ?? 0) + 1);
  return [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ') || say('planDiff.none');
}
