import { orderByAverage } from '@signatory/contract';
import { columns, heightOf } from '../../blocks/columns.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { PAGE, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { pageSize, type Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { withDate, type View } from '../../view.js';
import { colophon } from './colophon.js';
import { compactTable, hangCodes, type Entry } from './compact-table.js';
import { keyResult } from './cover.js';
import { percentNote } from './mean-facts.js';
import { orderMembers } from './order.js';
import { titleBar } from './title-bar.js';

/** So many rows of members and of commitments stand on the one page, as it has room: of more, the first and the last. */
const MOST = [30, 26, 22, 18, 16, 14, 12, 10, 8, 6, 4, 2] as const;

/** The whole release on one page, however many members and commitments it has. */
export function summarySheetSection(view: View, set: Typesetter, options: RenderOptions): Section {
  const { say, document, issued } = view;
  const title = view.show(document.title);
  const bar = titleBar(view, set, {
    title,
    subtitle: withDate(say, say('pdf.summarySheet.subtitle'), issued),
    options,
  });
  const members = orderMembers(view).map(({ code, name }) => ({ ...view.show(name), mean: view.memberMean(code) }));
  const hangOf = hangCodes(
    set,
    document.plan.commitments.map(({ code }) => code),
  );
  const commitments = orderByAverage(document.plan.commitments, ({ id }) => view.commitmentMean(id)).map((each) => ({
    ...view.show(each.title),
    ...hangOf(each.code),
    mean: view.commitmentMean(each.id),
  }));
  const byPillar = pillarList(view, set);
  const blocksOf = (most: number, close: boolean, pillars: readonly Block[] = []): Block[] => [
    ...bar.blocks,
    ...keyResult(view),
    ...percentNote(view, document.tables.overall),
    space(16),
    columns(
      [
        { blocks: [...list(view, say('pdf.byMember'), members, { label: say('term.member'), most }), ...pillars] },
        { blocks: list(view, say('pdf.byCommitment'), commitments, { label: say('term.commitment'), most }) },
      ],
      { gap: 28 },
    ),
    ...colophon(view, options, { close }),
  ];
  const [width, height] = pageSize(options.paper ?? 'A4');
  const room = height - bar.opening.top - PAGE.bottom;
  // Another row says more than the command, which the report prints too.
  const tried = MOST.flatMap((most) => [false, true].map((close) => ({ most, close, blocks: blocksOf(most, close) })));
  const fits = (blocks: readonly Block[]): boolean =>
    heightOf(blocks.flatMap((block) => block.lay(width - 2 * PAGE.side, set))) <= room;
  const fitting = tried.find(({ blocks }) => fits(blocks)) ?? tried.at(-1);
  // The pillars fill what few members leave white, and take no row of another table.
  const filled = fitting && byPillar.length > 0 ? blocksOf(fitting.most, fitting.close, byPillar) : null;
  return { title: title.text, opening: bar.opening, blocks: filled && fits(filled) ? filled : (fitting?.blocks ?? []) };
}

/** The pillars by average, in the plan's order; nothing of one alone, which is the whole. */
function pillarList(view: View, set: Typesetter): Block[] {
  const { say, document, pillars } = view;
  const hangOf = hangCodes(
    set,
    pillars.map(({ code }) => code),
  );
  const entries = document.tables.pillars.flatMap((mean): Entry[] => {
    const pillar = pillars.find(({ code }) => code === mean.pillar);
    if (!pillar) return [];
    const name = view.show(pillar.name);
    return [{ ...name, ...(name.text === pillar.code ? {} : hangOf(pillar.code)), mean }];
  });
  return entries.length < 2
    ? []
    : list(view, say('pdf.byPillar'), entries, { label: say('term.pillar'), most: entries.length });
}

function list(
  view: View,
  title: string,
  entries: readonly Entry[],
  { label, most }: { readonly label: string; readonly most: number },
): Block[] {
  const cut = entries.length > most;
  const shown = cut ? [...entries.slice(0, most / 2), ...entries.slice(-most / 2)] : entries;
  return [
    heading(2, title, { style: TYPE.heading, before: 14, after: 2 }),
    compactTable(view, { entry: label, average: view.say('mean.average') }, shown, cut ? most / 2 : undefined),
    // Under the table: the heads of both tables stand on one line.
    ...(cut
      ? [
          paragraph(view.say('pdf.summarySheet.cut', { count: most / 2, all: entries.length }), {
            style: TYPE.quiet,
            before: 5,
          }),
        ]
      : []),
  ];
}
