import { orderByAverage } from '@signatory/contract';
import { averageCell } from '../../blocks/average-cell.js';
import { columns } from '../../blocks/columns.js';
import { distributionCell } from '../../blocks/distribution-cell.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { Mean, Member, ShownText, View } from '../../view.js';
import { COMPACT, compactTable, COMPACT_STRONG, type Entry } from './compact-table.js';
import { keyResult } from './cover.js';
import { sectionHeading } from './front-matter.js';
import { coverageWidth } from './mean-cells.js';
import { orderMembers } from './order.js';
import { pillarLabel } from './table-a.js';

/** Of more members, or commitments, only both ends stand here: Tables C and D have them all. */
const LONG = 26;
/** So many members stand in one table, and beside the pillars; more in two beside each other. */
const MOST_BESIDE = 10;

/** Overall; by member; by commitment, each with its distribution. */
export function summarySection(view: View): Section {
  const { say, document } = view;
  const { overall, overallByPillars } = document.tables;
  const title = say('pdf.summary');
  const members = orderMembers(view);
  const shown = members.length > LONG ? [...members.slice(0, 10), ...members.slice(-10)] : members;
  const all = orderByAverage(document.plan.commitments, (each) => view.commitmentMean(each.id));
  const commitments = all.length > LONG ? [...all.slice(0, 10), ...all.slice(-10)] : all;
  const lists = listsOf(view, members, shown);
  const blocksOf = (groups: readonly Block[], pad?: number): Block[] => [
    sectionHeading(title, 'summary'),
    paragraph(finding(view, overall), { style: TYPE.lead, measure: 440, after: 4 }),
    ...(overallByPillars
      ? [
          paragraph(
            say(document.method.overall === 'pillars' ? 'pdf.overallByCommitments' : 'pdf.overallByPillars', {
              average: view.average(overallByPillars),
              percent: view.percent(overallByPillars),
            }),
            { style: TYPE.quiet },
          ),
        ]
      : []),
    space(10),
    ...keyResult(view),
    space(4),
    ...groups,
    heading(3, say('pdf.byCommitment'), { style: TYPE.heading, before: 16, after: 2 }),
    ...(commitments.length < all.length
      ? [
          paragraph(say('pdf.byCommitmentCut', { count: 10, all: all.length }), {
            style: TYPE.quiet,
            after: 2,
            keepWithNext: true,
          }),
        ]
      : []),
    summaryTable(
      view,
      say('term.commitment'),
      commitments.map((each) => ({ ...view.show(each.title), mean: view.commitmentMean(each.id) })),
      pad,
    ),
  ];
  return {
    title,
    blocks: blocksOf(lists.flatMap(({ below }) => below)),
    // Side by side where that saves a page.
    ...(lists.length > 1 &&
      shown.length <= MOST_BESIDE && {
        closer: () => {
          const beside = lists.map((list) => ({ blocks: list.beside }));
          return { blocks: blocksOf([columns(beside, { gap: 28, before: 12 })], 1.3) };
        },
      }),
  };
}

/** Members and pillars by average: a table of each, as wide as the page or half as wide. */
function listsOf(
  view: View,
  members: readonly Member[],
  shown: readonly Member[],
): { readonly below: Block[]; readonly beside: Block[] }[] {
  const { say, document } = view;
  const heads = (entry: string): { entry: string; average: string } => ({ entry, average: say('mean.average') });
  const head = (key: 'pdf.byMember' | 'pdf.byPillar', before: number): Block =>
    heading(3, say(key), { style: TYPE.heading, before, after: 2 });
  const averages = shown.map((member) => ({ ...view.show(member.name), mean: view.memberMean(member.code) }));
  const pillars = document.tables.pillars.map((mean) => ({ ...pillarName(view, mean.pillar), mean }));
  const cut =
    shown.length < members.length
      ? [
          paragraph(say('pdf.byMemberCut', { count: 10, all: members.length }), {
            style: TYPE.quiet,
            after: 2,
            keepWithNext: true,
          }),
        ]
      : [];
  return [
    {
      below: [head('pdf.byMember', 12), ...cut, ...memberTables(view, averages)],
      beside: [head('pdf.byMember', 0), compactTable(view, heads(say('term.member')), averages)],
    },
    ...(pillars.length > 0
      ? [
          {
            below: [head('pdf.byPillar', 16), summaryTable(view, say('term.pillar'), pillars)],
            beside: [head('pdf.byPillar', 0), compactTable(view, heads(say('term.pillar')), pillars)],
          },
        ]
      : []),
  ];
}

function pillarName(view: View, code: string): ShownText {
  const pillar = view.pillars.find((each) => each.code === code);
  if (!pillar) return { text: code, lang: undefined };
  return { text: pillarLabel(view, pillar), lang: view.show(pillar.name).lang };
}

function finding(view: View, overall: Mean): string {
  const { say, document } = view;
  const sizes = { commitments: document.plan.commitments.length, members: document.plan.members.length };
  return overall.average === null
    ? say('mean.nothingScored')
    : say('results.finding', {
        ...sizes,
        average: view.average(overall),
        percent: overall.percent ?? 0,
        scored: overall.scored,
        applicable: overall.applicable,
      });
}

function memberTables(view: View, members: readonly Entry[]): Block[] {
  const label = view.say('term.member');
  if (members.length <= MOST_BESIDE) return [summaryTable(view, label, members)];
  const half = Math.ceil(members.length / 2);
  return [
    columns(
      [members.slice(0, half), members.slice(half)].map((part) => ({
        blocks: [compactTable(view, { entry: label, average: view.say('mean.average') }, part)],
      })),
      { gap: 28 },
    ),
  ];
}

function summaryTable(view: View, label: string, entries: readonly Entry[], pad = 2.5): Block {
  const { say } = view;
  const head = (text: string): ReturnType<typeof textCell> => textCell(text, { style: TYPE.head, scope: 'Column' });
  return table({
    widths: [-1, 82, 34, 88, Math.max(44, coverageWidth(entries.map(({ mean }) => mean)))],
    gap: 12,
    pad,
    head: [
      head(label),
      head(say('mean.average')),
      textCell(say('mean.percent'), { style: TYPE.head, scope: 'Column', align: 'right' }),
      head(say('pdf.distributionShort')),
      textCell(say('pdf.scoredShort'), { style: TYPE.head, scope: 'Column', align: 'right' }),
    ],
    rows: entries.map(({ text, lang, mean }): TableRow => ({
      cells: [
        textCell(text, { style: COMPACT, scope: 'Row', lang }),
        averageCell(mean.average, view.average(mean), { style: COMPACT_STRONG, figureWidth: 28 }),
        textCell(view.percent(mean), { style: { ...COMPACT, ink: INK.ink600 }, align: 'right' }),
        distributionCell(mean.distribution, COMPACT.leading),
        textCell(view.coverage(mean), {
          style: { ...COMPACT, ink: INK.ink600 },
          align: 'right',
        }),
      ],
    })),
  });
}
