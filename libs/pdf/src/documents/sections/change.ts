import type { ReleaseChange } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import { heading } from '../../blocks/heading.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { seriesBlocks } from './series.js';

type Compared = Pick<ReleaseChange, 'comparable' | 'of' | 'averages'>;

/** What changed since the release before, over comparable cells only; null for the first release of a plan. */
export function changeSection(view: View): Section | null {
  const { say, document } = view;
  const { change } = document;
  if (!change) return null;
  const title = say('change.heading', { title: view.text(change.since.title) });
  return {
    title,
    blocks: [
      sectionHeading(title, 'change'),
      ...changeWords(view, change).map((text, at) =>
        paragraph(text, { style: at === 0 ? TYPE.lead : TYPE.quiet, measure: 440, after: 4 }),
      ),
      ...breaks(view, change),
      ...seriesBlocks(view),
      heading(3, say('change.change'), { style: TYPE.heading, before: 18, after: 2 }),
      compareTable(
        view,
        say('term.member'),
        change.members.map(({ member, ...compared }) => ({ name: nameOf(view, member), ...compared })),
      ),
      ...cellTable(view, change),
      paragraph(say('change.explained'), { style: TYPE.small, measure: 440, before: 12 }),
    ],
  };
}

/** Over how many cells an average went from where to where. */
export function changeSentence(view: View, { averages, comparable, of }: Compared): string {
  return averages
    ? view.say('change.overall', { comparable, of, ...printAverages(view, averages) })
    : view.say('change.nothing', { of });
}

/** The sentence on all members, and why it is no line where it is none. */
function changeWords(view: View, change: ReleaseChange): string[] {
  const { say } = view;
  const { comparable, line, joined, left, from } = change;
  const names = (list: readonly string[]): string => list.join(say('join.comma'));
  return [
    changeSentence(view, change),
    ...(line || comparable === 0
      ? []
      : [
          joined.length + left.length > 0
            ? say('change.otherMembers')
            : say('change.tooFew', { share: view.share(from) }),
        ]),
    ...(joined.length > 0 ? [say('change.joined', { members: names(joined.map((code) => nameOf(view, code))) })] : []),
    ...(left.length > 0 ? [say('change.left', { members: names(left.map(({ name }) => view.text(name))) })] : []),
  ];
}

function breaks(view: View, change: ReleaseChange): Block[] {
  if (change.breaks.length === 0) return [];
  const { say } = view;
  const words = change.breaks.map(({ kind, from, to }) =>
    say(`change.break.${kind}`, { from: from.join(say('join.comma')), to: to.join(say('join.comma')) }),
  );
  return [
    heading(3, say('change.breaks'), { style: TYPE.heading, before: 12, after: 4 }),
    list(
      words.map((text) => [{ text, ink: INK.ink900 }]),
      { style: TYPE.body, measure: 440 },
    ),
  ];
}

function compareTable(view: View, label: string, rows: readonly (Compared & { readonly name: string })[]): Block {
  const { say } = view;
  const right = (text: string): ReturnType<typeof textCell> =>
    textCell(text, { style: TYPE.head, scope: 'Column', align: 'right' });
  return table({
    widths: [-1, 90, 60, 60, 70],
    gap: 10,
    pad: 3.2,
    head: [
      textCell(label, { style: TYPE.head, scope: 'Column' }),
      right(say('change.comparableHead')),
      right(say('change.before')),
      right(say('change.now')),
      right(say('change.change')),
    ],
    rows: rows.map(({ name, comparable, of, averages }): TableRow => {
      const printed = averages && printAverages(view, averages);
      const figures = printed ? [printed.before, printed.now, printed.change] : ['–', '–', '–'];
      return {
        cells: [
          textCell(name, { style: TYPE.cell, scope: 'Row' }),
          textCell(say('agreement.of', { agreed: comparable, of }), { style: TYPE.cellQuiet, align: 'right' }),
          ...figures.map((text) => textCell(text, { style: TYPE.cell, align: 'right' })),
        ],
      };
    }),
  });
}

function cellTable(view: View, { cells }: ReleaseChange): Block[] {
  const { say, document } = view;
  if (cells.length === 0) return [];
  const commitments = new Map(document.plan.commitments.map((each) => [each.id, each]));
  const head = (text: string): ReturnType<typeof textCell> => textCell(text, { style: TYPE.head, scope: 'Column' });
  return [
    heading(3, say('change.cells'), { style: TYPE.heading, before: 18, after: 2 }),
    table({
      widths: [120, -1, 50, 50],
      gap: 10,
      pad: 2.8,
      head: [
        head(say('term.member')),
        head(say('term.commitment')),
        head(say('change.before')),
        head(say('change.now')),
      ],
      rows: cells.map(({ member, commitment, before, now }): TableRow => {
        const found = commitments.get(commitment);
        const title = found ? `${found.code} ${view.text(found.title)}` : commitment;
        return {
          cells: [
            textCell(nameOf(view, member), { style: TYPE.cell, scope: 'Row' }),
            textCell(title, { style: TYPE.cell }),
            textCell(SCORE_SIGNS[before], { style: TYPE.cell }),
            textCell(SCORE_SIGNS[now], { style: TYPE.cell }),
          ],
        };
      }),
    }),
  ];
}

function printAverages(
  view: View,
  { before, now, change }: NonNullable<Compared['averages']>,
): NonNullable<Compared['averages']> {
  const print = (average: string): string => view.average({ average });
  return { before: print(before), now: print(now), change: print(change) };
}

function nameOf(view: View, code: string): string {
  const member = view.members.find((each) => each.code === code);
  return member ? view.text(member.name) : code;
}
