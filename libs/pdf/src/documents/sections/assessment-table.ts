import type { ReleaseCommitment } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import { scoreCell } from '../../blocks/score-cell.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import { table, type Cell, type TableRow } from '../../layout/table.js';
import type { View } from '../../view.js';

/** A row for each member, its score in the column of its level; the average in the last row. */
export function assessmentTable(view: View, { id }: ReleaseCommitment): Block {
  const { say } = view;
  const mean = view.commitmentMean(id);
  const head = (text: string, align: 'left' | 'center' = 'center'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  const none = textCell('', { style: TYPE.cell });
  return table({
    widths: [-1, 92, 92, 92],
    gap: 10,
    pad: 3.4,
    // Eight members are compared at a glance; of more, the hole before them would be too large.
    short: 180,
    head: [
      head(say('term.member'), 'left'),
      head(say('score.short.none')),
      head(say('score.short.partial')),
      head(say('score.short.full')),
    ],
    rows: [
      ...view.members.map((member): TableRow => {
        const mark = view.mark(id, member.code);
        const name = view.show(member.name);
        const cells = [-1, 0, 1].map((level) =>
          mark === level ? scoreCell(mark, SCORE_SIGNS[mark], { lineHeight: TYPE.cell.leading }) : none,
        );
        const absent = mark === 'not-asked' ? say('score.sign.notAsked') : say('pdf.sign.noData');
        return {
          cells: [
            textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
            ...(typeof mark === 'number'
              ? cells
              : [textCell(absent, { style: TYPE.cellQuiet, columns: 3, align: 'center' })]),
          ],
        };
      }),
      {
        rule: 'strong',
        cells: [
          textCell(say('mean.average'), { style: TYPE.cellStrong, scope: 'Row' }),
          textCell(
            mean.average === null || mean.percent === null
              ? '–'
              : [
                  say('mean.printed', { average: view.average(mean), percent: mean.percent }),
                  say('mean.coverage', { scored: mean.scored, applicable: mean.applicable }),
                ].join(say('join.comma')),
            { style: TYPE.cellStrong, columns: 3, align: 'center' },
          ),
        ],
      },
    ],
  });
}
