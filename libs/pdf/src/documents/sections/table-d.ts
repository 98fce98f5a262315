import { orderByAverage } from '@signatory/contract';
import { paragraph } from '../../blocks/paragraph.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import { table, type TableRow } from '../../layout/table.js';
import type { ReleaseCommitment } from '@signatory/contract';
import type { View } from '../../view.js';
import { sectionHeading } from './front-matter.js';
import { coverageWidth, meanCells, meanHead } from './mean-cells.js';
import { codeWidth } from './table-a.js';

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

/** Points for an average with its bar, and without where the bars stand elsewhere on the page. */
const AVERAGE = { bar: 84, barBesideGaps: 76, figure: 34 } as const;

/**
 * Commitments with their averages, in the order given. `close`: in lower rows, of which more have one line: the averages
 * leave their bars to the matrix.
 */
export function commitmentTable(view: View, commitments: readonly ReleaseCommitment[], close = false): Block {
  const { say } = view;
  const means = commitments.map(({ id }) => view.commitmentMean(id));
  const gaps = means.some(({ bounds }) => bounds !== null);
  const rows = commitments.map((commitment): TableRow => {
    const mean = view.commitmentMean(commitment.id);
    const name = view.show(commitment.title);
    return {
      cells: [
        textCell(commitment.code, { style: TYPE.cellQuiet }),
        textCell(name.text, { style: TYPE.cell, scope: 'Row', lang: name.lang }),
        ...meanCells(view, mean, gaps),
      ],
    };
  });
  return table({
    widths: [
      codeWidth(view),
      -1,
      close ? AVERAGE.figure : gaps ? AVERAGE.barBesideGaps : AVERAGE.bar,
      gaps ? 32 : 36,
      gaps ? 56 : 92,
      Math.max(gaps ? 38 : 44, coverageWidth(means, TYPE.cellQuiet.size)),
      ...(gaps ? [72] : []),
    ],
    gap: gaps ? 7 : 9,
    pad: close ? 1.8 : 4.2,
    head: meanHead(view, say('term.commitment'), { gaps, codes: true }),
    rows,
  });
}
