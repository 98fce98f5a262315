import type { ReleaseChange } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { scoreCell } from '../../blocks/score-cell.js';
import { textCell } from '../../blocks/text-cell.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { Member, View } from '../../view.js';
import { changeSentence } from './change.js';
import { memberSeriesTable, seriesOf } from './series.js';
import { codeWidth } from './table-a.js';

/** What changed for a member since the release before, over comparable cells only; nothing in the first release of a plan. */
export function memberChange(view: View, member: Member): Block[] {
  const { say, document } = view;
  const { change } = document;
  const own = change?.members.find((each) => each.member === member.code);
  if (!change || !own) return [];
  const series = seriesOf(view);
  const sentences = [
    changeSentence(view, own),
    ...(own.line || own.comparable === 0 ? [] : [say('change.tooFew', { share: view.share(change.from) })]),
    say('change.explained'),
  ];
  return [
    heading(2, say('change.heading', { title: view.text(change.since.title) }), {
      style: TYPE.heading,
      before: 16,
      after: 3,
      bookmark: 2,
      place: 'change',
    }),
    paragraph(sentences.join(view.space), { style: TYPE.quiet, measure: 440, after: 2 }),
    ...changedTable(view, member, change),
    ...(series ? [memberSeriesTable(view, member, series)] : []),
  ];
}

function changedTable(view: View, member: Member, { cells }: ReleaseChange): Block[] {
  const { say, document } = view;
  const own = new Map(cells.filter((cell) => cell.member === member.code).map((cell) => [cell.commitment, cell]));
  if (own.size === 0) return [];
  const head = (text: string): Cell => textCell(text, { style: TYPE.head, scope: 'Column' });
  const rows = document.plan.commitments.flatMap(({ id, code, title }): TableRow[] => {
    const cell = own.get(id);
    if (!cell) return [];
    const shown = view.show(title);
    const tile = (mark: -1 | 0 | 1): Cell =>
      scoreCell(mark, view.sign(mark), { lineHeight: TYPE.cell.leading, tileHeight: TYPE.cell.leading + 4 });
    return [
      {
        cells: [
          textCell(code, { style: { ...TYPE.cell, ink: INK.ink600 } }),
          textCell(shown.text, { style: TYPE.cell, scope: 'Row', lang: shown.lang }),
          tile(cell.before),
          tile(cell.now),
        ],
      },
    ];
  });
  return [
    table({
      widths: [codeWidth(view), -1, 38, 38],
      gap: 10,
      pad: 3.4,
      head: [
        textCell(say('term.commitment'), { style: TYPE.head, scope: 'Column', columns: 2 }),
        head(say('change.before')),
        head(say('change.now')),
      ],
      rows,
    }),
  ];
}
