import { averageCell } from '../../blocks/average-cell.js';
import { distributionCell } from '../../blocks/distribution-cell.js';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { ReleaseCommitment } from '@signatory/contract';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { orderByAverage } from './order.js';
import { codeWidth } from './table-a.js';
import { boundsOf, meanHead } from './table-c.js';

/** Table D: commitments by average. */
export function tableDSection(view: View): Section {
  const { say, document } = view;
  const title = say('pdf.tableD');
  return {
    title,
    blocks: [
      sectionHeading(title, 'table-d'),
      paragraph(say('pdf.tableD.lead'), { style: TYPE.lead, measure: 440, after: 8, keepWithNext: true }),
      commitmentTable(
        view,
        orderByAverage(document.plan.commitments, ({ id }) => view.commitmentMean(id)),
      ),
    ],
  };
}

/** Commitments with their averages, in the order given. */
export function commitmentTable(view: View, commitments: readonly ReleaseCommitment[]): Block {
  const { say } = view;
  const gaps = commitments.some(({ id }) => view.commitmentMean(id).bounds !== null);
  const rows = commitments.map((commitment): TableRow => {
    const mean = view.commitmentMean(commitment.id);
    const name = view.show(commitment.title);
    return {
      cells: [
        textCell(commitment.code, { style: TYPE.cellQuiet }),
        textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
        averageCell(mean.average, view.average(mean), { style: TYPE.cellStrong, figureWidth: 29 }),
        textCell(view.percent(mean), { style: TYPE.cell, align: 'right' }),
        distributionCell(mean.distribution, TYPE.cell.leading),
        textCell(say('pdf.coverage', { scored: mean.scored, applicable: mean.applicable }), {
          style: TYPE.cellQuiet,
          align: 'right',
        }),
        ...(gaps
          ? [
              textCell(mean.bounds ? say('pdf.bounds', boundsOf(view, mean.bounds)) : '', {
                style: TYPE.cellQuiet,
                align: 'right',
              }),
            ]
          : []),
      ],
    };
  });
  return table({
    widths: [codeWidth(view), -1, gaps ? 70 : 84, 36, gaps ? 66 : 92, 44, ...(gaps ? [78] : [])],
    gap: 9,
    pad: 4.2,
    head: meanHead(view, say('term.commitment'), { ranks: false, gaps, codes: true }),
    rows,
  });
}
