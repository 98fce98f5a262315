import { orderByAverage } from '@signatory/contract';
import { columns } from '../../blocks/columns.js';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { space } from '../../blocks/space.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { withDate, type Mean, type View } from '../../view.js';
import { colophon } from './colophon.js';
import { keyResult } from './cover.js';
import { orderMembers } from './order.js';
import { compactTable } from './summary.js';
import { titleBar } from './title-bar.js';

/** So many rows of members and of commitments stand on the one page: of more, the first and the last. */
const MOST = 10;

/** The whole release on one page, however many members and commitments it has. */
export function summarySheetSection(view: View, set: Typesetter, options: RenderOptions): Section {
  const { say, document, issued } = view;
  const title = view.show(document.title);
  const bar = titleBar(view, set, { title, subtitle: withDate(say('pdf.summarySheet.subtitle'), issued), options });
  const members = orderMembers(view).map(({ code, name }) => ({ name: view.text(name), mean: view.memberMean(code) }));
  const commitments = orderByAverage(document.plan.commitments, ({ id }) => view.commitmentMean(id)).map((each) => ({
    name: `${each.code} ${view.text(each.title)}`,
    mean: view.commitmentMean(each.id),
  }));
  return {
    title: title.text,
    opening: bar.opening,
    blocks: [
      ...bar.blocks,
      ...keyResult(view),
      space(8),
      columns(
        [
          { blocks: list(view, say('pdf.byMember'), members, say('term.member')) },
          { blocks: list(view, say('pdf.byCommitment'), commitments, say('term.commitment')) },
        ],
        { gap: 28 },
      ),
      ...colophon(view, options),
    ],
  };
}

interface Entry {
  readonly name: string;
  readonly mean: Mean;
}

function list(view: View, title: string, entries: readonly Entry[], label: string): Block[] {
  const shown = entries.length > MOST ? [...entries.slice(0, MOST / 2), ...entries.slice(-MOST / 2)] : entries;
  return [
    heading(2, title, { style: TYPE.heading, before: 14, after: 2 }),
    ...(shown.length < entries.length
      ? [
          paragraph(view.say('pdf.summarySheet.cut', { count: MOST / 2, all: entries.length }), {
            style: TYPE.quiet,
            after: 2,
            keepWithNext: true,
          }),
        ]
      : []),
    compactTable(view, label, shown),
  ];
}
